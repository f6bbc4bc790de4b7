package com.nebengjek.api.ride;

import com.nebengjek.api.ride.RideView.Driver;
import com.nebengjek.api.ride.RideView.Passenger;
import com.nebengjek.api.ride.RideView.Place;
import com.nebengjek.api.ride.RideView.Receipt;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.RideStatus;
import com.nebengjek.events.Role;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** View {@code account.ride}: every query asks for the rides of one person, and finds no others. */
final class Rides {

    private final DatabaseClient database;

    Rides(DatabaseClient database) {
        this.database = database;
    }

    /** A ride, if this person is in it. */
    Mono<RideView> find(UUID ride, UUID person) {
        return database.sql("""
                        SELECT * FROM account.ride
                        WHERE ride_id = :ride AND :person IN (driver_id, passenger_id)""")
                .bind("ride", ride)
                .bind("person", person)
                .map(row -> read(row, person))
                .one();
    }

    /** The ride that this person is on: the driver until the arrival, the passenger until it is paid. */
    Mono<RideView> current(UUID person) {
        return database.sql("""
                        SELECT * FROM account.ride
                        WHERE (driver_id = :person AND status IN ('CREATED', 'STARTED'))
                           OR (passenger_id = :person AND status IN ('CREATED', 'STARTED', 'ARRIVED'))
                        ORDER BY created_at DESC, ride_id DESC LIMIT 1""")
                .bind("person", person)
                .map(row -> read(row, person))
                .one();
    }

    /** The newest rides of this person that are older than a position, newest first. */
    Flux<RideView> before(PagePosition position, UUID person, int limit) {
        return database.sql("""
                        (SELECT * FROM account.ride
                         WHERE driver_id = :person AND (created_at, ride_id) < (:at, :ride)
                         ORDER BY created_at DESC, ride_id DESC LIMIT :limit)
                        UNION ALL
                        (SELECT * FROM account.ride
                         WHERE passenger_id = :person AND (created_at, ride_id) < (:at, :ride)
                         ORDER BY created_at DESC, ride_id DESC LIMIT :limit)
                        ORDER BY created_at DESC, ride_id DESC LIMIT :limit""")
                .bind("person", person)
                .bind("at", position.createdAt())
                .bind("ride", position.rideId())
                .bind("limit", limit)
                .map(row -> read(row, person))
                .all();
    }

    private static RideView read(Readable row, UUID reader) {
        Role you = value(row, "driver_id", UUID.class).equals(reader) ? Role.DRIVER : Role.PASSENGER;
        return new RideView(
                value(row, "ride_id", UUID.class),
                RideStatus.valueOf(value(row, "status", String.class)),
                you,
                new Driver(
                        value(row, "driver_id", UUID.class),
                        row.get("driver_name", String.class),
                        row.get("vehicle_type", String.class),
                        row.get("vehicle_plate", String.class)),
                new Passenger(value(row, "passenger_id", UUID.class), row.get("passenger_name", String.class)),
                place(row, "pickup"),
                place(row, "destination"),
                value(row, "created_at", Instant.class),
                row.get("started_at", Instant.class),
                row.get("arrived_at", Instant.class),
                row.get("completed_at", Instant.class),
                row.get("cancelled_at", Instant.class),
                row.get("cancelled_by", UUID.class),
                receipt(row, you));
    }

    private static Place place(Readable row, String name) {
        return new Place(value(row, name + "_latitude", Double.class), value(row, name + "_longitude", Double.class));
    }

    private static @Nullable Receipt receipt(Readable row, Role you) {
        if (row.get("billed_as") == null || row.get("metres") == null) {
            return null;
        }
        boolean drives = you == Role.DRIVER;
        return new Receipt(
                value(row, "billed_as", UUID.class),
                value(row, "metres", Double.class),
                value(row, "factor", Double.class),
                value(row, "amount", Long.class),
                drives ? row.get("admin_fee", Long.class) : null,
                drives ? row.get("driver_payout", Long.class) : null,
                PaymentStatus.valueOf(value(row, "payment_status", String.class)),
                row.get("paid_at", Instant.class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
