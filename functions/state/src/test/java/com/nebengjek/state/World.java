package com.nebengjek.state;

import com.nebengjek.testkit.TestServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** One driver and one passenger, and what the other functions have written about them. */
record World(TestServers servers, UUID driver, UUID passenger) {

    static World of(TestServers servers) {
        return new World(servers, UUID.randomUUID(), UUID.randomUUID());
    }

    void onDuty(boolean active) throws SQLException {
        write("INSERT INTO matching.driver VALUES (?, ?, now())", driver, active);
    }

    UUID request(String status) throws SQLException {
        UUID request = UUID.randomUUID();
        write("""
                INSERT INTO matching.request (request_id, passenger_id, status, cancelled_by, received_at, pickup_latitude,
                    pickup_longitude, destination_latitude, destination_longitude)
                VALUES (?, ?, ?, ?, now(), -6.2, 106.8, -6.3, 106.9)
                """, request, passenger, status, status.equals("CANCELLED") ? "event" : null);
        write("INSERT INTO matching.round VALUES (?, 0, now())", request);
        return request;
    }

    UUID offer(UUID request, String status, Instant expires) throws SQLException {
        UUID match = UUID.randomUUID();
        write(
                "INSERT INTO matching.offer VALUES (?, ?, 0, ?, 420, 79, ?::timestamptz, ?)",
                match,
                request,
                driver,
                expires.toString(),
                status);
        return match;
    }

    UUID ride(String status, int minutesAgo) throws SQLException {
        UUID ride = UUID.randomUUID();
        boolean started = !status.equals("CREATED") && !status.equals("CANCELLED");
        boolean arrived = status.equals("ARRIVED") || status.equals("COMPLETED");
        write("""
                INSERT INTO ride.ride VALUES (?, gen_random_uuid(), ?, ?, -6.2, 106.8, -6.3, 106.9, ?,
                    now() - make_interval(mins => ?),
                    CASE WHEN ? THEN now() END, ?, CASE WHEN ? THEN now() END, ?, CASE WHEN ? THEN 1.0::float8 END,
                    CASE WHEN ? THEN now() END, ?, CASE WHEN ? THEN now() END, CASE WHEN ? THEN gen_random_uuid() END)
                """,
                ride, driver, passenger, status, minutesAgo,
                started, started ? driver : null, arrived, arrived ? driver : null, arrived,
                status.equals("CANCELLED"), status.equals("CANCELLED") ? driver : null,
                status.equals("COMPLETED"), status.equals("COMPLETED"));
        return ride;
    }

    void payment(UUID ride, String status) throws SQLException {
        boolean paid = status.equals("PAID");
        write("""
                INSERT INTO payment.payment VALUES (gen_random_uuid(), ?, ?, ?, 12000, 600, 11400, ?, ?, now(),
                    CASE WHEN ? THEN now() END)
                """, ride, driver, passenger, status, paid ? "reference" : null, paid);
    }

    private void write(String sql, Object... values) throws SQLException {
        try (Connection connection = servers.database().connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
