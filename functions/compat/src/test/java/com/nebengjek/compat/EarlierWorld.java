package com.nebengjek.compat;

import com.nebengjek.testkit.TestServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** A driver, a passenger, an offer and a ride, as the database knows them. */
record EarlierWorld(UUID driver, UUID passenger, UUID match, UUID ride) {

    static EarlierWorld of(TestServers servers) throws SQLException {
        EarlierWorld world =
                new EarlierWorld(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        world.write(servers);
        return world;
    }

    /** Writes it into the database, where it is the same world again after the database was emptied. */
    void write(TestServers servers) throws SQLException {
        try (Connection database = servers.database().connect()) {
            person(database, driver);
            person(database, passenger);
            run(database, "INSERT INTO account.driver VALUES (?, 'CAR', 'B ' || ? || ' XY', now())", driver, plate());
            UUID request = UUID.randomUUID();
            run(database, """
                    INSERT INTO matching.request (request_id, passenger_id, status, pickup_latitude, pickup_longitude,
                                                  destination_latitude, destination_longitude, received_at)
                    VALUES (?, ?, 'OPEN', -6.2, 106.8, -6.3, 106.9, now())""", request, passenger);
            run(database, "INSERT INTO matching.round VALUES (?, 0, now())", request);
            run(database, """
                    INSERT INTO matching.offer (match_id, request_id, ring, driver_id, distance, estimated_eta, expires_at)
                    VALUES (?, ?, 0, ?, 100, 30, now())""", match, request, driver);
            run(database, """
                    INSERT INTO ride.ride (ride_id, match_id, driver_id, passenger_id, pickup_latitude, pickup_longitude,
                                           destination_latitude, destination_longitude, status, created_at)
                    VALUES (?, ?, ?, ?, -6.2, 106.8, -6.3, 106.9, 'CREATED', now())""", ride, match, driver, passenger);
        }
    }

    private String plate() {
        return Integer.toString(1 + Math.floorMod(driver.hashCode(), 9_999));
    }

    private static void person(Connection database, UUID person) throws SQLException {
        String number = "+628%010d".formatted(Math.floorMod(person.getMostSignificantBits(), 10_000_000_000L));
        run(database, "INSERT INTO account.person (user_id, msisdn, created_at) VALUES (?, ?, now())", person, number);
    }

    private static void run(Connection database, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
