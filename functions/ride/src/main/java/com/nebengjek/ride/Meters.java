package com.nebengjek.ride;

import com.nebengjek.events.RideStatus;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tables {@code ride.meter}, what every meter showed at most, and {@code ride.metered}, what is billed. */
final class Meters {

    private final DatabaseClient database;

    Meters(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps what is greater than what was known. */
    Mono<Void> record(Readings readings) {
        return database.sql("""
                        INSERT INTO ride.meter (ride_id, meter_id, odometer)
                        SELECT * FROM unnest(CAST(:rides AS uuid[]), CAST(:meters AS uuid[]), CAST(:odometers AS numeric[]))
                        ON CONFLICT (ride_id, meter_id) DO UPDATE SET odometer = excluded.odometer
                        WHERE meter.odometer < excluded.odometer""")
                .bind("rides", readings.rides())
                .bind("meters", readings.meters())
                .bind("odometers", readings.odometers())
                .then();
    }

    /**
     * Closes the ledgers of those of the rides that have arrived and answers what is known of all of them.
     *
     * @param last the final readings, which say what is billed of their own meters: what those showed beyond it was
     *     driven after the arrival
     */
    Flux<Closing> close(Readings last, Instant at) {
        return writeOnce(last, at).thenMany(find(last.rides()));
    }

    private Mono<Void> writeOnce(Readings last, Instant at) {
        return database.sql("""
                        INSERT INTO ride.metered (ride_id, metres, factor, closed_at)
                        SELECT ride_id,
                            last.odometer + (SELECT coalesce(sum(meter.odometer), 0) FROM ride.meter
                                WHERE meter.ride_id = last.ride_id AND meter.meter_id <> last.meter_id),
                            factor,
                            :at
                        FROM unnest(CAST(:rides AS uuid[]), CAST(:meters AS uuid[]), CAST(:odometers AS numeric[]))
                            AS last (ride_id, meter_id, odometer)
                        JOIN ride.ride USING (ride_id)
                        WHERE status IN ('ARRIVED', 'COMPLETED')
                        ORDER BY ride_id
                        ON CONFLICT (ride_id) DO NOTHING""")
                .bind("rides", last.rides())
                .bind("meters", last.meters())
                .bind("odometers", last.odometers())
                .bind("at", at)
                .then();
    }

    private Flux<Closing> find(UUID[] rides) {
        return database.sql("""
                        SELECT ride_id, driver_id, passenger_id, status, metres, metered.factor
                        FROM ride.ride LEFT JOIN ride.metered USING (ride_id)
                        WHERE ride_id = ANY (:rides)""")
                .bind("rides", rides)
                .map(Meters::read)
                .all();
    }

    private static Closing read(Readable row) {
        UUID rideId = value(row, "ride_id", UUID.class);
        RideStatus status = RideStatus.valueOf(value(row, "status", String.class));
        BigDecimal metres = row.get("metres", BigDecimal.class);
        if (metres == null) {
            return new Closing.Open(rideId, status);
        }
        return new Closing.Closed(
                rideId,
                value(row, "driver_id", UUID.class),
                value(row, "passenger_id", UUID.class),
                metres.doubleValue(),
                value(row, "factor", Double.class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
