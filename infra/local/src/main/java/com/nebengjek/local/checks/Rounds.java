package com.nebengjek.local.checks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Rounds of offers, whose events are held until the offers expire, whatever has become of the request by then. */
public final class Rounds {

    /** The consumer that holds them. */
    static final String HOLDER = "match-expire-match";

    private Rounds() {}

    /** How many rounds are held rightly at this moment. */
    public static long notDue(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM matching.round WHERE due > now()")) {
            row.next();
            return row.getLong(1);
        }
    }
}
