package com.nebengjek.compat;

import com.nebengjek.events.LocationAggregate;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Table {@code compat.reading}: what was driven between one reading of a meter and the next.
 *
 * <p>A reading that comes after a later one adds nothing: the later one has told its metres. So the sum is always what
 * the meter shows, in whatever order readings come.
 */
final class Readings {

    private final DatabaseClient database;

    Readings(DatabaseClient database) {
        this.database = database;
    }

    /** Metres driven since the reading before; the same when a reading comes again. */
    Mono<Double> driven(LocationAggregate reading) {
        return database.sql("""
                        INSERT INTO compat.reading (ride_id, meter_id, odometer, driven, read_at)
                        SELECT :ride, :meter, :odometer, greatest(0, :odometer - coalesce(max(odometer), 0)), :at
                        FROM compat.reading WHERE ride_id = :ride AND meter_id = :meter
                        ON CONFLICT DO NOTHING""")
                .bind("ride", reading.rideId())
                .bind("meter", reading.meterId())
                .bind("odometer", reading.odometer())
                .bind("at", reading.timestamp())
                .then()
                .then(stored(reading));
    }

    private Mono<Double> stored(LocationAggregate reading) {
        return database.sql("""
                        SELECT driven FROM compat.reading
                        WHERE ride_id = :ride AND meter_id = :meter AND odometer = :odometer""")
                .bind("ride", reading.rideId())
                .bind("meter", reading.meterId())
                .bind("odometer", reading.odometer())
                .map(row -> Objects.requireNonNull(row.get("driven", Double.class)))
                .one();
    }

    /** Forgets readings that no stream can bring again. */
    Mono<Void> forgetBefore(Instant time) {
        return database.sql("DELETE FROM compat.reading WHERE read_at < :time").bind("time", time).then();
    }
}
