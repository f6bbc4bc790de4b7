package com.nebengjek.match;

import com.nebengjek.events.Ride;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Table {@code matching.ride}: who is on a ride. Its partial unique indexes keep everybody on one at most. */
final class Rides {

    private final DatabaseClient database;

    Rides(DatabaseClient database) {
        this.database = database;
    }

    /** Puts both on a ride; false, and nothing is changed, when the ride is known or one of them is on another. */
    Mono<Boolean> begin(UUID match, UUID driver, UUID passenger) {
        return database.sql("""
                        INSERT INTO matching.ride (match_id, driver_id, passenger_id, driver_open, passenger_open)
                        VALUES (:match, :driver, :passenger, true, true)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("match", match)
                .bind("driver", driver)
                .bind("passenger", passenger)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Boolean> hasDriver(UUID driver) {
        return database.sql("SELECT EXISTS (SELECT FROM matching.ride WHERE driver_id = :driver AND driver_open)")
                .bind("driver", driver)
                .mapValue(Boolean.class)
                .one();
    }

    Mono<Boolean> hasPassenger(UUID passenger) {
        return database.sql("""
                        SELECT EXISTS (
                            SELECT FROM matching.ride WHERE passenger_id = :passenger AND passenger_open)
                        """)
                .bind("passenger", passenger)
                .mapValue(Boolean.class)
                .one();
    }

    /**
     * Frees the driver. The passenger still has to pay: stays on the ride, unless it is unknown here and the passenger
     * is on another one by now.
     */
    Mono<Void> arrived(Ride ride) {
        return database.sql("""
                        INSERT INTO matching.ride (match_id, driver_id, passenger_id, driver_open, passenger_open)
                        SELECT :match, :driver, :passenger, false,
                               NOT EXISTS (
                                   SELECT FROM matching.ride WHERE passenger_id = :passenger AND passenger_open)
                        ON CONFLICT (match_id) DO UPDATE SET driver_open = false
                        """)
                .bind("match", ride.matchId())
                .bind("driver", ride.driverId())
                .bind("passenger", ride.passengerId())
                .then();
    }

    /** Frees both, and keeps a begin that arrives later from binding them again. */
    Mono<Void> ended(Ride ride) {
        return database.sql("""
                        INSERT INTO matching.ride (match_id, driver_id, passenger_id, driver_open, passenger_open)
                        VALUES (:match, :driver, :passenger, false, false)
                        ON CONFLICT (match_id) DO UPDATE SET driver_open = false, passenger_open = false
                        """)
                .bind("match", ride.matchId())
                .bind("driver", ride.driverId())
                .bind("passenger", ride.passengerId())
                .then();
    }
}
