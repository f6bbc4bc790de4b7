package com.nebengjek.local.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * What the database holds of a run.
 *
 * @param cancelled requests and rides
 */
record Figures(
        long requests,
        long matched,
        long unmatched,
        long cancelled,
        long completed,
        long openRides,
        Report.Payments payments,
        double billedMetres) {

    private static final String QUERY = """
            WITH run AS (SELECT ?::timestamptz AS began)
            SELECT
                (SELECT count(*) FROM matching.request, run WHERE received_at >= began) AS requests,
                (SELECT count(*) FROM matching.request, run
                    WHERE received_at >= began AND status = 'MATCHED') AS matched,
                (SELECT count(*) FROM matching.request, run
                    WHERE received_at >= began AND status = 'UNMATCHED') AS unmatched,
                (SELECT count(*) FROM matching.request, run
                    WHERE received_at >= began AND status = 'CANCELLED')
                + (SELECT count(*) FROM ride.ride, run WHERE cancelled_at >= began) AS cancelled,
                (SELECT count(*) FROM ride.ride, run WHERE completed_at >= began) AS completed,
                (SELECT count(*) FROM ride.ride WHERE status IN ('CREATED', 'STARTED', 'ARRIVED')) AS open_rides,
                (SELECT coalesce(sum(metres), 0) FROM ride.metered, run WHERE closed_at >= began) AS billed_metres,
                count(*) AS payments,
                coalesce(sum(amount), 0) AS amount,
                coalesce(sum(admin_fee), 0) AS admin_fee,
                coalesce(sum(driver_payout), 0) AS driver_payout
            FROM payment.payment, run
            WHERE paid_at >= began
            """;

    static Figures since(Instant began, Connection database) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(QUERY)) {
            statement.setTimestamp(1, Timestamp.from(began));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Figures(
                        row.getLong("requests"),
                        row.getLong("matched"),
                        row.getLong("unmatched"),
                        row.getLong("cancelled"),
                        row.getLong("completed"),
                        row.getLong("open_rides"),
                        new Report.Payments(
                                row.getLong("payments"),
                                row.getLong("amount"),
                                row.getLong("admin_fee"),
                                row.getLong("driver_payout")),
                        row.getDouble("billed_metres"));
            }
        }
    }
}
