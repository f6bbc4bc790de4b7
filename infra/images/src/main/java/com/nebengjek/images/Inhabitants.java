package com.nebengjek.images;

import com.nebengjek.events.MessageSend;
import com.nebengjek.servers.PostgresDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;

/** Those whom the examples tell of, as the database knows them, and who takes messages to them. */
final class Inhabitants implements AutoCloseable {

    private static final String PEOPLE = "people.sql";

    private final Connection database;
    private final UUID endpoint;

    private Inhabitants(Connection database, UUID endpoint) {
        this.database = database;
        this.endpoint = endpoint;
    }

    /**
     * Writes them into a database that knows nobody.
     *
     * @param gateway where every message goes
     */
    static Inhabitants moveInto(PostgresDatabase postgres, URI gateway) throws IOException {
        try {
            Inhabitants inhabitants = new Inhabitants(postgres.connect(), UUID.randomUUID());
            inhabitants.run(people());
            inhabitants.run(
                    "INSERT INTO message.endpoint (endpoint_id, name, url) VALUES (?, 'gateway', ?)",
                    inhabitants.endpoint,
                    gateway.toString());
            return inhabitants;
        } catch (SQLException fault) {
            throw new IOException("the database does not take those whom the examples tell of", fault);
        }
    }

    /** A message of its own for an order, as it is when the order is published; no relay orders it again for an hour. */
    UUID queue(MessageSend order) {
        UUID message = UUID.randomUUID();
        try {
            run(
                    """
                    INSERT INTO message.message (message_id, endpoint_id, channel, recipient, content, state, turn, attempts,
                                                 not_before)
                    VALUES (?, ?, ?, '+6281234567890', 'Your driver is here.', 'QUEUED', ?, ?, now() + INTERVAL '1 hour')""",
                    message,
                    endpoint,
                    order.channel().name(),
                    order.turn(),
                    order.attempt() - 1);
        } catch (SQLException fault) {
            throw new IllegalStateException("the database does not take a message", fault);
        }
        return message;
    }

    /** A ride of its own that has arrived and whose meter was not read for the last time. */
    UUID arrive() {
        UUID ride = UUID.randomUUID();
        UUID driver = UUID.randomUUID();
        try {
            run(
                    """
                    INSERT INTO ride.ride (ride_id, match_id, driver_id, passenger_id, pickup_latitude, pickup_longitude,
                                           destination_latitude, destination_longitude, status, created_at,
                                           started_at, started_by, arrived_at, arrived_by, factor)
                    VALUES (?, ?, ?, ?, -6.1754, 106.8272, -6.1934, 106.8325, 'ARRIVED', now(), now(), ?, now(), ?, 1)""",
                    ride,
                    UUID.randomUUID(),
                    driver,
                    UUID.randomUUID(),
                    driver,
                    driver);
        } catch (SQLException fault) {
            throw new IllegalStateException("the database does not take a ride", fault);
        }
        return ride;
    }

    private void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private static String people() throws IOException {
        try (InputStream file = Objects.requireNonNull(Inhabitants.class.getResourceAsStream(PEOPLE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException gone) {
            // The server goes with it.
        }
    }
}
