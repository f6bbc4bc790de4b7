package com.nebengjek.compat;

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
        return who("SELECT driver_id AS who FROM compat.offer WHERE match_id = :id", match);
    }

    /** Whose request was offered; empty when there is no such offer. */
    Mono<UUID> passengerOfOffer(UUID match) {
        return who("SELECT passenger_id AS who FROM compat.offer WHERE match_id = :id", match);
    }

    /** Who drives a ride; empty when there is no such ride. */
    Mono<UUID> driverOfRide(UUID ride) {
        return who("SELECT driver_id AS who FROM compat.ride WHERE ride_id = :id", ride);
    }

    private Mono<UUID> who(String query, UUID id) {
        return database.sql(query)
                .bind("id", id)
                .map(row -> Objects.requireNonNull(row.get("who", UUID.class)))
                .one();
    }
}
