package com.nebengjek.match;

import com.nebengjek.events.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/** Rows of the schema {@code matching}, written past the functions. */
record MatchingRows(Connection connection) {

    private static final Instant LONG_AGO = Instant.parse("2026-05-01T10:00:00Z");

    MatchingRows driver(UUID driver) throws SQLException {
        return insert("INSERT INTO matching.driver VALUES (?, true, ?)", driver, Timestamp.from(LONG_AGO));
    }

    /** An open request that has come to a ring. */
    MatchingRows request(UUID request, UUID passenger, int ring) throws SQLException {
        Position pickup = MatchContract.PICKUP;
        Position destination = MatchContract.DESTINATION;
        return insert(
                """
                INSERT INTO matching.request (request_id, passenger_id, status, ring, pickup_latitude, pickup_longitude,
                    destination_latitude, destination_longitude, received_at)
                VALUES (?, ?, 'OPEN', ?, ?, ?, ?, ?, ?)""",
                request,
                passenger,
                ring,
                pickup.latitude(),
                pickup.longitude(),
                destination.latitude(),
                destination.longitude(),
                Timestamp.from(LONG_AGO));
    }

    MatchingRows round(UUID request, int ring, Instant due) throws SQLException {
        return insert(
                "INSERT INTO matching.round (request_id, ring, due) VALUES (?, ?, ?)",
                request,
                ring,
                Timestamp.from(due));
    }

    MatchingRows offer(UUID match, UUID request, int ring, UUID driver, Instant expires) throws SQLException {
        return insert(
                """
                INSERT INTO matching.offer (match_id, request_id, ring, driver_id, distance, estimated_eta, expires_at)
                VALUES (?, ?, ?, ?, 300, 56, ?)""",
                match,
                request,
                ring,
                driver,
                Timestamp.from(expires));
    }

    private MatchingRows insert(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
        return this;
    }
}
