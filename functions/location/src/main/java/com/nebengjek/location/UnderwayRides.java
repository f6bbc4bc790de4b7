package com.nebengjek.location;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** View {@code ride.underway}: what Postgres knows of rides that Redis has forgotten. */
final class UnderwayRides {

    private final DatabaseClient database;

    UnderwayRides(DatabaseClient database) {
        this.database = database;
    }

    /** The rides whose meters are to be open. */
    Flux<UnderwayRide> open() {
        return database.sql("""
                        SELECT ride_id, driver_id, passenger_id, started_at
                        FROM ride.underway
                        WHERE status IN ('CREATED', 'STARTED')""")
                .map(UnderwayRides::read)
                .all();
    }

    /** When a ride started that is not metered yet. */
    Mono<Instant> startOf(UUID ride) {
        return database.sql("""
                        SELECT started_at
                        FROM ride.underway
                        WHERE ride_id = :ride AND started_at IS NOT NULL""")
                .bind("ride", ride)
                .map(row -> Objects.requireNonNull(row.get("started_at", Instant.class)))
                .one();
    }

    private static UnderwayRide read(Readable row) {
        return new UnderwayRide(
                Objects.requireNonNull(row.get("ride_id", UUID.class)),
                Objects.requireNonNull(row.get("driver_id", UUID.class)),
                Objects.requireNonNull(row.get("passenger_id", UUID.class)),
                row.get("started_at", Instant.class));
    }
}
