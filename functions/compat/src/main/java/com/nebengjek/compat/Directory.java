package com.nebengjek.compat;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Views {@code compat.person}, {@code compat.offer} and {@code compat.ride}: what earlier clients say is checked against them. */
final class Directory {

    private final DatabaseClient database;

    Directory(DatabaseClient database) {
        this.database = database;
    }

    /** Whether this person drives; empty when nobody is known by this id. */
    Mono<Boolean> drives(UUID person) {
        return database.sql("SELECT drives FROM compat.person WHERE user_id = :person")
                .bind("person", person)
                .map(row -> Objects.requireNonNull(row.get("drives", Boolean.class)))
                .one();
    }

    /** To whom a request was offered; empty when there is no such offer. */
    Mono<UUID> driverOfOffer(UUID match) {
        return database.sql("SELECT driver_id FROM compat.offer WHERE match_id = :match")
                .bind("match", match)
                .map(row -> id(row, "driver_id"))
                .one();
    }

    /** Whose request was offered; empty when there is no such offer. */
    Mono<UUID> passengerOfOffer(UUID match) {
        return database.sql("SELECT passenger_id FROM compat.offer WHERE match_id = :match")
                .bind("match", match)
                .map(row -> id(row, "passenger_id"))
                .one();
    }

    /** Who drives a ride; empty when there is no such ride. */
    Mono<UUID> driverOfRide(UUID ride) {
        return database.sql("SELECT driver_id FROM compat.ride WHERE ride_id = :ride")
                .bind("ride", ride)
                .map(row -> id(row, "driver_id"))
                .one();
    }

    private static UUID id(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, UUID.class), column);
    }
}
