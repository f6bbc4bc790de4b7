package com.nebengjek.match;

import com.nebengjek.events.DriverBeacon;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Table {@code matching.driver}: who drives, and whether on duty. */
final class Drivers {

    private final DatabaseClient database;

    Drivers(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> register(UUID driver) {
        return database.sql("INSERT INTO matching.driver (driver_id) VALUES (:driver) ON CONFLICT DO NOTHING")
                .bind("driver", driver)
                .then();
    }

    /** The latest beacon counts, whenever it arrives; of two at the same moment the one that goes off duty. */
    Mono<Void> beacon(DriverBeacon beacon) {
        return database.sql("""
                        INSERT INTO matching.driver AS known (driver_id, active, beacon_at)
                        VALUES (:driver, :active, :at)
                        ON CONFLICT (driver_id) DO UPDATE
                        SET active = excluded.active, beacon_at = excluded.beacon_at
                        WHERE known.beacon_at IS NULL
                           OR known.beacon_at < excluded.beacon_at
                           OR known.beacon_at = excluded.beacon_at AND NOT excluded.active
                        """)
                .bind("driver", beacon.userId())
                .bind("active", beacon.isActive())
                .bind("at", beacon.timestamp())
                .then();
    }

    /** Those of the drivers that are on duty, on no ride, not asked yet for this request, and not its passenger. */
    Mono<Set<UUID>> freeFor(Request request, List<NearDriver> drivers) {
        return database.sql("""
                        SELECT driver_id
                        FROM matching.driver
                        WHERE driver_id = ANY (:drivers)
                          AND active
                          AND driver_id <> :passenger
                          AND NOT EXISTS (
                              SELECT FROM matching.ride WHERE ride.driver_id = driver.driver_id AND driver_open)
                          AND NOT EXISTS (
                              SELECT FROM matching.offer
                              WHERE offer.request_id = :request AND offer.driver_id = driver.driver_id)
                        """)
                .bind("drivers", drivers.stream().map(NearDriver::driverId).toArray(UUID[]::new))
                .bind("passenger", request.passengerId())
                .bind("request", request.requestId())
                .mapValue(UUID.class)
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }
}
