package com.nebengjek.local.checks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What is billed is what was driven, within 2 %. Rides that the city does not know, such as those of an earlier run, pass. */
final class BilledDistance implements Check {

    private static final double TOLERANCE = 0.02;
    /** Less than what a satellite can tell. */
    private static final double METRE = 1;

    @Override
    public List<String> violations(Evidence evidence) throws SQLException {
        List<String> sentences = new ArrayList<>();
        try (Statement statement = evidence.database().createStatement();
                ResultSet rows = statement.executeQuery("SELECT ride_id, metres FROM ride.metered ORDER BY ride_id")) {
            while (rows.next()) {
                UUID ride = rows.getObject(1, UUID.class);
                double billed = rows.getDouble(2);
                Double driven = evidence.truth().metres().get(ride);
                if (driven != null && Math.abs(billed - driven) > Math.max(METRE, TOLERANCE * driven)) {
                    sentences.add(sentence(ride, billed, driven));
                }
            }
        }
        return sentences;
    }

    private static String sentence(UUID ride, double billed, double driven) {
        return String.format(
                Locale.ROOT,
                "Ride %s is billed for %.1f m, but %.1f m were driven (%+.1f %%).",
                ride,
                billed,
                driven,
                100 * (billed - driven) / driven);
    }
}
