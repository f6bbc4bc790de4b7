package com.nebengjek.api.account;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Tables {@code account.person} and {@code account.driver}. */
public final class People {

    private final DatabaseClient database;

    People(DatabaseClient database) {
        this.database = database;
    }

    /** Adds a person unless the number belongs to one; completes with whether it did. */
    public Mono<Boolean> add(UUID person, Msisdn number, Instant at) {
        return database.sql("""
                        INSERT INTO account.person (user_id, msisdn, created_at) VALUES (:person, :number, :at)
                        ON CONFLICT (msisdn) DO NOTHING""")
                .bind("person", person)
                .bind("number", number.number())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Whose number it is, if it is anybody's. */
    public Mono<UUID> find(Msisdn number) {
        return database.sql("SELECT user_id FROM account.person WHERE msisdn = :number")
                .bind("number", number.number())
                .map(row -> Objects.requireNonNull(row.get("user_id", UUID.class)))
                .one();
    }

    /** Whether this person may drive. */
    public Mono<Boolean> drives(UUID person) {
        return database.sql("SELECT EXISTS (SELECT FROM account.driver WHERE user_id = :person) AS drives")
                .bind("person", person)
                .map(row -> Objects.requireNonNull(row.get("drives", Boolean.class)))
                .one();
    }
}
