package com.nebengjek.message.compose;

import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideStatus;
import com.nebengjek.jetstream.test.DeliveryContract;
import com.nebengjek.jetstream.test.FunctionUnderTest;
import com.nebengjek.jetstream.test.Rows;
import com.nebengjek.jetstream.test.Scenario;
import com.nebengjek.message.MessageModule;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The function keeps the contract of delivery. */
@WithServers
final class ComposeContractIT extends DeliveryContract {

    static {
        NothingBlocks.install();
    }

    private final TestServers servers;
    private final UUID passenger = UUID.randomUUID();
    private final Instant then = Instant.now().minusSeconds(5);

    private final Scenario scenario = Scenario.of(created(passenger), created(UUID.randomUUID()))
            .then(
                    new RideCompleted(
                            ride(passenger, RideStatus.COMPLETED),
                            new Payment(UUID.randomUUID(), UUID.randomUUID(), 6_000, 300, 5_700, PaymentStatus.PAID)),
                    new RideCancelled(ride(passenger, RideStatus.CANCELLED), passenger, then));

    ComposeContractIT(TestServers servers) {
        this.servers = servers;
    }

    @Override
    protected FunctionUnderTest function() {
        PostgresDatabase database = servers.database().as("message-compose");
        return new FunctionUnderTest(
                MessageModule.class,
                "messageCompose",
                Map.of(
                        "spring.r2dbc.url", database.r2dbcUrl(),
                        "spring.r2dbc.username", database.user(),
                        "spring.r2dbc.password", database.password(),
                        "nebengjek.nats.url", servers.nats().url()));
    }

    @Override
    protected void begin() throws Exception {
        servers.startOver();
        try (Connection connection = servers.database().connect();
                Statement insert = connection.createStatement()) {
            insert.execute("INSERT INTO account.person (user_id, msisdn, created_at) VALUES ('%s', '+628123456789', now())"
                    .formatted(passenger));
            insert.execute("INSERT INTO message.endpoint (name, url, channel, event_types)"
                    + " VALUES ('partner', 'http://127.0.0.1:9/', 'WEBHOOK', '{com.nebengjek.ride.completed.*}')");
        }
    }

    @Override
    protected Scenario scenario() {
        return scenario;
    }

    private RideCreated created(UUID by) {
        return new RideCreated(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), by, RideStatus.CREATED, null, null, then);
    }

    private static Ride ride(UUID by, RideStatus status) {
        return new Ride(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), by, status);
    }

    @Override
    protected Map<String, List<String>> state() throws SQLException {
        try (Connection connection = servers.database().connect()) {
            return Rows.of(connection, "message.message");
        }
    }

    /** Numbers are given in the order of writing, which is another one when events are. */
    @Override
    protected String comparable(String line) {
        return line.replaceAll("\"sequence\": \\d+", "\"sequence\": …");
    }
}
