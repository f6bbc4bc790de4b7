package com.nebengjek.ride;

import com.nebengjek.events.Position;
import com.nebengjek.events.RideCreate;
import com.nebengjek.events.RideStatus;
import com.nebengjek.ride.StoredRide.Arrival;
import com.nebengjek.ride.StoredRide.Step;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Table {@code ride.ride}. A step is taken only from the state it begins in; a step lost to another is empty. */
final class Rides {

    private final DatabaseClient database;

    Rides(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Adds the ride unless its match has one, and answers the ride that the match has then.
     *
     * <p>The conflict names no column: of two inserts at once the loser may meet either unique index first.
     */
    Mono<StoredRide> create(UUID rideId, RideCreate match, Instant at) {
        return database.sql("""
                        INSERT INTO ride.ride (ride_id, match_id, driver_id, passenger_id,
                                               pickup_latitude, pickup_longitude,
                                               destination_latitude, destination_longitude, status, created_at)
                        VALUES (:ride, :match, :driver, :passenger,
                                :pickupLatitude, :pickupLongitude,
                                :destinationLatitude, :destinationLongitude, 'CREATED', :at)
                        ON CONFLICT DO NOTHING""")
                .bind("ride", rideId)
                .bind("match", match.matchId())
                .bind("driver", match.driverId())
                .bind("passenger", match.passengerId())
                .bind("pickupLatitude", match.pickup().latitude())
                .bind("pickupLongitude", match.pickup().longitude())
                .bind("destinationLatitude", match.destination().latitude())
                .bind("destinationLongitude", match.destination().longitude())
                .bind("at", at)
                .then()
                .then(findByMatch(match.matchId()));
    }

    private Mono<StoredRide> findByMatch(UUID matchId) {
        return database.sql("SELECT * FROM ride.ride WHERE match_id = :match")
                .bind("match", matchId)
                .map(Rides::read)
                .one();
    }

    Mono<StoredRide> find(UUID rideId) {
        return database.sql("SELECT * FROM ride.ride WHERE ride_id = :ride")
                .bind("ride", rideId)
                .map(Rides::read)
                .one();
    }

    Mono<StoredRide> start(UUID rideId, UUID by, Instant at) {
        return database.sql("""
                        UPDATE ride.ride SET status = 'STARTED', started_by = :by, started_at = :at
                        WHERE ride_id = :ride AND status = 'CREATED' RETURNING *""")
                .bind("ride", rideId)
                .bind("by", by)
                .bind("at", at)
                .map(Rides::read)
                .one();
    }

    Mono<StoredRide> arrive(UUID rideId, UUID by, double factor, Instant at) {
        return database.sql("""
                        UPDATE ride.ride SET status = 'ARRIVED', arrived_by = :by, arrived_at = :at, factor = :factor
                        WHERE ride_id = :ride AND status = 'STARTED' RETURNING *""")
                .bind("ride", rideId)
                .bind("by", by)
                .bind("at", at)
                .bind("factor", factor)
                .map(Rides::read)
                .one();
    }

    Mono<StoredRide> cancel(UUID rideId, UUID by, Instant at) {
        return database.sql("""
                        UPDATE ride.ride SET status = 'CANCELLED', cancelled_by = :by, cancelled_at = :at
                        WHERE ride_id = :ride AND status = 'CREATED' RETURNING *""")
                .bind("ride", rideId)
                .bind("by", by)
                .bind("at", at)
                .map(Rides::read)
                .one();
    }

    Mono<StoredRide> complete(UUID rideId, UUID paymentId, Instant at) {
        return database.sql("""
                        UPDATE ride.ride SET status = 'COMPLETED', payment_id = :payment, completed_at = :at
                        WHERE ride_id = :ride AND status = 'ARRIVED' RETURNING *""")
                .bind("ride", rideId)
                .bind("payment", paymentId)
                .bind("at", at)
                .map(Rides::read)
                .one();
    }

    private static StoredRide read(Readable row) {
        return new StoredRide(
                value(row, "ride_id", UUID.class),
                value(row, "match_id", UUID.class),
                value(row, "driver_id", UUID.class),
                value(row, "passenger_id", UUID.class),
                position(row, "pickup_latitude", "pickup_longitude"),
                position(row, "destination_latitude", "destination_longitude"),
                RideStatus.valueOf(value(row, "status", String.class)),
                value(row, "created_at", Instant.class),
                step(row, "started_by", "started_at"),
                arrival(row),
                step(row, "cancelled_by", "cancelled_at"),
                row.get("payment_id", UUID.class));
    }

    private static Position position(Readable row, String latitude, String longitude) {
        return new Position(value(row, latitude, Double.class), value(row, longitude, Double.class), null);
    }

    private static @Nullable Step step(Readable row, String by, String at) {
        UUID person = row.get(by, UUID.class);
        return person == null ? null : new Step(person, value(row, at, Instant.class));
    }

    private static @Nullable Arrival arrival(Readable row) {
        Step step = step(row, "arrived_by", "arrived_at");
        return step == null ? null : new Arrival(step.by(), step.at(), value(row, "factor", Double.class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        T value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException("ride.ride." + column + " is null in a state that has it");
        }
        return value;
    }
}
