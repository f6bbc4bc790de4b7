package com.nebengjek.bench.faults;

import com.nebengjek.bench.delivery.Metered;
import com.nebengjek.servers.PostgresDatabase;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An entry in a table for each event, written together with a mark that prevents a second one. */
record Entries(ConnectionFactory connections) {

    private static final String TABLES = """
            CREATE TABLE handled (event uuid PRIMARY KEY);
            CREATE TABLE entry (event uuid NOT NULL, amount bigint NOT NULL)""";

    /** In one order for everybody, so that two processes with the same events wait for each other instead of locking up. */
    private static final String ADD = """
            WITH fresh AS (
              INSERT INTO handled (event)
              SELECT event FROM unnest($1::uuid[]) AS event ORDER BY event
              ON CONFLICT DO NOTHING
              RETURNING event)
            INSERT INTO entry (event, amount) SELECT event, 1 FROM fresh""";

    /** @param all entries, however often they were made for an event */
    record Counts(long all, long events) {}

    static Entries at(String url) {
        return new Entries(ConnectionFactories.get(url));
    }

    static String url(PostgresDatabase database) {
        return "r2dbc:pool:postgresql://%s:%s@%s:%d/%s?initialSize=0&maxSize=2"
                .formatted(database.user(), database.password(), database.host(), database.port(), database.name());
    }

    static void createTables(PostgresDatabase database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(TABLES);
        }
    }

    static Counts count(PostgresDatabase database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*), count(DISTINCT event) FROM entry")) {
            row.next();
            return new Counts(row.getLong(1), row.getLong(2));
        }
    }

    Mono<Void> add(List<Metered> batch) {
        UUID[] events = batch.stream().map(Metered::rideId).toArray(UUID[]::new);
        return Flux.usingWhen(
                        connections.create(),
                        connection -> Flux.from(connection.createStatement(ADD).bind("$1", events).execute())
                                .flatMap(Result::getRowsUpdated),
                        Connection::close)
                .then();
    }
}
