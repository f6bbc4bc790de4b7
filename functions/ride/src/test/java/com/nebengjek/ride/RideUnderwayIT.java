package com.nebengjek.ride;

import static com.nebengjek.ride.RideFixtures.finalReading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.RideCreated;
import com.nebengjek.testkit.TestServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** View {@code ride.underway}, as location-store sees it. */
class RideUnderwayIT extends RideIT {

    private Connection location;

    @BeforeEach
    void connect(TestServers servers) throws SQLException {
        location = servers.database().as("location").connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        location.close();
    }

    @Test
    void a_ride_is_underway_until_it_is_metered() throws SQLException {
        RideCreated ride = world.created();
        assertThat(underway(ride)).containsExactly("CREATED not started");

        world.start(ride, ride.driverId());
        assertThat(underway(ride)).containsExactly("STARTED started");

        world.arrive(ride, ride.driverId(), null);
        assertThat(underway(ride)).containsExactly("ARRIVED started");

        world.meter(finalReading(ride.rideId(), UUID.randomUUID(), 100));
        assertThat(underway(ride)).isEmpty();
    }

    @Test
    void a_cancelled_ride_is_not_underway() throws SQLException {
        RideCreated ride = world.created();
        world.cancel(ride, ride.driverId());

        assertThat(underway(ride)).isEmpty();
    }

    @Test
    void location_store_sees_nothing_else_of_rides() {
        assertThatThrownBy(() -> location.prepareStatement("SELECT FROM ride.ride").executeQuery())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    private List<String> underway(RideCreated ride) throws SQLException {
        try (PreparedStatement statement = location.prepareStatement("""
                SELECT status || CASE WHEN started_at IS NULL THEN ' not' ELSE '' END || ' started'
                FROM ride.underway WHERE ride_id = ? AND driver_id = ? AND passenger_id = ?""")) {
            statement.setObject(1, ride.rideId());
            statement.setObject(2, ride.driverId());
            statement.setObject(3, ride.passengerId());
            return texts(statement.executeQuery());
        }
    }

    private static List<String> texts(ResultSet rows) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            texts.add(rows.getString(1));
        }
        return texts;
    }
}
