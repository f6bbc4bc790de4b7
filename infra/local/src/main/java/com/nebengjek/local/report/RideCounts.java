package com.nebengjek.local.report;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many rides there are.
 *
 * @param open neither completed nor cancelled
 * @param first when the first one was created; null before that
 */
public record RideCounts(long open, long completed, @Nullable Instant first) {

    private static final String QUERY = """
            SELECT count(*) FILTER (WHERE status IN ('CREATED', 'STARTED', 'ARRIVED')),
                   count(*) FILTER (WHERE status = 'COMPLETED'),
                   min(created_at)
            FROM ride.ride
            """;

    public static RideCounts now(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            Timestamp first = row.getTimestamp(3);
            return new RideCounts(row.getLong(1), row.getLong(2), first == null ? null : first.toInstant());
        }
    }
}
