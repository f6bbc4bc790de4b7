package com.nebengjek.local.checks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database in which one ride of 1,000 m was asked for, taken, driven and paid, and all is well. */
final class OneRide {

    static final String REQUEST = "00000000-0000-0000-0000-000000000001";
    static final String MATCH = "00000000-0000-0000-0000-000000000002";
    static final String RIDE = "00000000-0000-0000-0000-000000000003";
    static final String DRIVER = "00000000-0000-0000-0000-000000000004";
    static final String PASSENGER = "00000000-0000-0000-0000-000000000005";
    static final String PAYMENT = "00000000-0000-0000-0000-000000000006";
    static final String METER = "00000000-0000-0000-0000-000000000007";
    static final String ANOTHER = "00000000-0000-0000-0000-000000000008";

    private static final String ROWS = """
            INSERT INTO matching.request VALUES (
                '%1$s', '%5$s', 'MATCHED', 0, -6.2, 106.8, now(), -6.21, 106.8, now(), NULL, NULL, '2026-01-01T10:00Z');
            INSERT INTO matching.round VALUES ('%1$s', 0, '2026-01-01T10:00:30Z');
            INSERT INTO matching.offer VALUES ('%2$s', '%1$s', 0, '%4$s', 300, 60, '2026-01-01T10:00:30Z', 'ACCEPTED');
            INSERT INTO matching.ride VALUES ('%2$s', '%4$s', '%5$s', false, false);
            INSERT INTO ride.ride (ride_id, match_id, driver_id, passenger_id, pickup_latitude, pickup_longitude,
                destination_latitude, destination_longitude, status, created_at, started_at, started_by, arrived_at,
                arrived_by, factor, completed_at, payment_id)
            VALUES ('%3$s', '%2$s', '%4$s', '%5$s', -6.2, 106.8, -6.21, 106.8, 'COMPLETED',
                '2026-01-01T10:00Z', '2026-01-01T10:05Z', '%4$s', '2026-01-01T10:10Z', '%4$s', 1,
                '2026-01-01T10:11Z', '%6$s');
            INSERT INTO ride.meter VALUES ('%3$s', '%7$s', 1000);
            INSERT INTO ride.metered VALUES ('%3$s', 1000, 1, '2026-01-01T10:10:05Z');
            INSERT INTO payment.payment VALUES ('%6$s', '%3$s', '%4$s', '%5$s', 3000, 150, 2850, 'PAID', 'charge-1',
                '2026-01-01T10:10:06Z', '2026-01-01T10:11Z');
            """.formatted(REQUEST, MATCH, RIDE, DRIVER, PASSENGER, PAYMENT, METER);

    /** The same ride again, at the same time, with ids of its own and nothing but the people in common. */
    static final String AGAIN = """
            INSERT INTO ride.ride SELECT (jsonb_populate_record(ride, jsonb_build_object(
                'ride_id', '%1$s', 'match_id', '%1$s'%2$s))).* FROM ride.ride
            """;

    private OneRide() {}

    static void insert(Connection database) throws SQLException {
        execute(database, ROWS);
    }

    static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
