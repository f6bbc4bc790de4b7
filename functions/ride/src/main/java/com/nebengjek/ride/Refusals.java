package com.nebengjek.ride;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Table {@code ride.refusal}: a command that was refused once stays refused, however often its event comes. */
final class Refusals {

    private final DatabaseClient database;

    Refusals(DatabaseClient database) {
        this.database = database;
    }

    /** Why somebody's command in this event was refused; empty when it was not. */
    Mono<Refusal> of(UUID person, String event) {
        return database.sql("SELECT code, message FROM ride.refusal WHERE user_id = :person AND event_id = :event")
                .bind("person", person)
                .bind("event", event)
                .map(Refusals::read)
                .one();
    }

    /** Remembers a refusal and answers the one that counts, which is the first. */
    Mono<Refusal> remember(UUID person, String event, Refusal refusal, Instant at) {
        return database.sql("""
                        INSERT INTO ride.refusal (user_id, event_id, code, message, refused_at)
                        VALUES (:person, :event, :code, :message, :at)
                        ON CONFLICT DO NOTHING""")
                .bind("person", person)
                .bind("event", event)
                .bind("code", refusal.code())
                .bind("message", refusal.message())
                .bind("at", at)
                .then()
                .then(of(person, event));
    }

    private static Refusal read(Readable row) {
        return new Refusal(value(row, "code"), value(row, "message"));
    }

    private static String value(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
