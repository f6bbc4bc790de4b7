package com.nebengjek.testkit;

import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import io.nats.client.Connection;

import java.io.IOException;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Servers without anything that a test has left on them. */
record CleanSlate(TestServers servers) {

    private static final String TABLES =
            """
            SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') FROM pg_tables
            WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename <> 'flyway_schema_history'""";

    void make() throws IOException, InterruptedException, SQLException {
        EarlierStreams.remove(servers.nats());
        applyTopology();
        new RedisDatabase(URI.create(servers.redis().url()), servers.redis().database()).empty();
        removeRows();
    }

    @SuppressWarnings("try")
    void applyTopology() throws IOException, InterruptedException {
        try (Connection connection = servers.nats().connect()) {
            new TopologyApply(connection).apply(Topology.load());
        }
    }

    private void removeRows() throws SQLException {
        try (var connection = servers.database().connect();
                Statement statement = connection.createStatement()) {
            String tables = tables(statement);
            if (tables != null) {
                statement.execute("TRUNCATE " + tables);
            }
        }
    }

    private static String tables(Statement statement) throws SQLException {
        try (ResultSet tables = statement.executeQuery(TABLES)) {
            tables.next();
            return tables.getString(1);
        }
    }
}
