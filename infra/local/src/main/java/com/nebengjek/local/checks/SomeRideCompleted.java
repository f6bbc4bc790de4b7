package com.nebengjek.local.checks;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;

/** A run that lasted long enough to ride has brought somebody somewhere. */
final class SomeRideCompleted implements Check {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private static final String COMPLETED = "SELECT count(*) FROM ride.ride WHERE completed_at >= ?";

    @Override
    public List<String> violations(Evidence evidence) throws SQLException {
        Evidence.Run run = evidence.run();
        if (!run.withRides() || run.lasted().compareTo(LONG_ENOUGH) <= 0 || completed(evidence) > 0) {
            return List.of();
        }
        return List.of("In %d s, %d rides were asked for and none was completed."
                .formatted(run.lasted().toSeconds(), evidence.truth().requests()));
    }

    private static long completed(Evidence evidence) throws SQLException {
        try (PreparedStatement statement = evidence.database().prepareStatement(COMPLETED)) {
            statement.setTimestamp(1, Timestamp.from(evidence.run().began()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
