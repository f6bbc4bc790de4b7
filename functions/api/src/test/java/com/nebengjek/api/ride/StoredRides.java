package com.nebengjek.api.ride;

import com.nebengjek.servers.PostgresDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Rides as the other modules leave them in the database. */
public final class StoredRides implements AutoCloseable {

    private final Connection connection;

    public StoredRides(PostgresDatabase database) throws SQLException {
        this.connection = database.connect();
    }

    /** A ride that has come so far. */
    public UUID ride(String status, UUID driver, UUID passenger, Instant createdAt) {
        UUID ride = UUID.randomUUID();
        run("""
                INSERT INTO ride.ride (ride_id, match_id, driver_id, passenger_id, pickup_latitude, pickup_longitude,
                                       destination_latitude, destination_longitude, status, created_at,
                                       started_at, started_by, arrived_at, arrived_by, factor,
                                       cancelled_at, cancelled_by, completed_at, payment_id)
                SELECT id, gen_random_uuid(), driver, passenger, -6.2, 106.8, -6.3, 106.9, status, at,
                       CASE WHEN started THEN at END, CASE WHEN started THEN driver END,
                       CASE WHEN arrived THEN at END, CASE WHEN arrived THEN driver END, CASE WHEN arrived THEN 0.9 END,
                       CASE WHEN cancelled THEN at END, CASE WHEN cancelled THEN passenger END,
                       CASE WHEN completed THEN at END, CASE WHEN completed THEN gen_random_uuid() END
                FROM (SELECT ?::uuid AS id, ?::uuid AS driver, ?::uuid AS passenger, ?::timestamptz AS at, ? AS status) given,
                     LATERAL (SELECT status IN ('STARTED', 'ARRIVED', 'COMPLETED') AS started,
                                     status IN ('ARRIVED', 'COMPLETED') AS arrived,
                                     status = 'CANCELLED' AS cancelled, status = 'COMPLETED' AS completed) so_far""",
                ride, driver, passenger, createdAt.atOffset(ZoneOffset.UTC), status);
        return ride;
    }

    /** A ride of 1,234.5 m, nine tenths of the fare, with a payment that waits for the passenger. */
    public UUID billed(String status, UUID driver, UUID passenger, Instant createdAt) {
        UUID ride = ride(status, driver, passenger, createdAt);
        run("INSERT INTO ride.metered (ride_id, metres, factor, closed_at) VALUES (?, 1234.5, 0.9, now())", ride);
        run("""
                INSERT INTO payment.payment (payment_id, ride_id, driver_id, passenger_id, amount, admin_fee,
                                             driver_payout, status, created_at)
                VALUES (gen_random_uuid(), ?, ?, ?, 3333, 167, 3166, 'PENDING', now())""",
                ride, driver, passenger);
        return ride;
    }

    public UUID paymentOf(UUID ride) {
        return ask("SELECT payment_id FROM payment.payment WHERE ride_id = ?", ride, UUID.class);
    }

    /** How many calls of the provider about this payment were heard. */
    public long callbacks(UUID payment) {
        return ask("SELECT count(*) FROM payment.callback WHERE payment_id = ?", payment, Long.class);
    }

    private synchronized <T> T ask(String sql, UUID id, Class<T> type) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getObject(1, type);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private synchronized void run(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
