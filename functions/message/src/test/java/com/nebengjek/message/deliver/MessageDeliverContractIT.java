package com.nebengjek.message.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.jetstream.test.DeliveryContract;
import com.nebengjek.jetstream.test.FunctionUnderTest;
import com.nebengjek.jetstream.test.Rows;
import com.nebengjek.jetstream.test.Scenario;
import com.nebengjek.message.MessageModule;
import com.nebengjek.receiver.Received;
import com.nebengjek.receiver.Receiver;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;

/** The function keeps the contract of delivery; what its death repeats are requests with the same id. */
@WithServers
final class MessageDeliverContractIT extends DeliveryContract {

    static {
        NothingBlocks.install();
    }

    private static final int MESSAGES = 7;

    private final TestServers servers;
    private final Receiver receiver = Receiver.start();

    MessageDeliverContractIT(TestServers servers) {
        this.servers = servers;
        receiver.answer("/good 200");
        receiver.answer("/bad 404");
        receiver.answer("/ill 503");
    }

    @AfterAll
    void stop() {
        receiver.close();
    }

    @Override
    protected FunctionUnderTest function() {
        PostgresDatabase database = servers.database().as("message_deliver");
        return new FunctionUnderTest(
                MessageModule.class,
                "messageDeliver",
                Map.of(
                        "spring.r2dbc.url", database.r2dbcUrl(),
                        "spring.r2dbc.username", database.user(),
                        "spring.r2dbc.password", database.password(),
                        "spring.data.redis.url", servers.redis().url(),
                        "nebengjek.message.allow-private-addresses", "127.0.0.0/8",
                        "nebengjek.nats.url", servers.nats().url()));
    }

    /** Messages that are queued, at an endpoint that takes them, one that refuses them and one that is not well. */
    @Override
    protected void begin() throws Exception {
        servers.startOver();
        try (Connection connection = servers.database().connect()) {
            run(connection, "INSERT INTO message.worker (running) VALUES (true) ON CONFLICT DO NOTHING");
            for (String name : new String[] {"good", "bad", "ill"}) {
                run(
                        connection,
                        "INSERT INTO message.endpoint (endpoint_id, name, url, timeout_ms) VALUES (?, ?, ?, 5000)",
                        id(name),
                        name,
                        receiver.url().resolve("/" + name).toString());
            }
            for (int i = 0; i < MESSAGES; i++) {
                run(
                        connection,
                        """
                        INSERT INTO message.message (message_id, endpoint_id, channel, recipient, content, state, turn)
                        VALUES (?, ?, 'SMS', '+62', 'Hello', 'QUEUED', 1)""",
                        id("message " + i),
                        id(endpointOf(i)));
            }
        }
    }

    private static String endpointOf(int message) {
        return message == 3 ? "bad" : message == 5 ? "ill" : "good";
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    @Override
    protected Scenario scenario() {
        Record[] orders = new Record[MESSAGES];
        for (int i = 0; i < MESSAGES; i++) {
            orders[i] = (Record) DeliverWorld.order(id("message " + i), 1, 1);
        }
        return Scenario.of(orders);
    }

    @Override
    protected Map<String, ?> state() throws SQLException {
        try (Connection connection = servers.database().connect()) {
            Map<String, Object> state = new TreeMap<>(Rows.of(connection, "message.message", "message.attempt"));
            state.put("received", receiver.received().stream().map(Received::id).distinct().toList());
            return state;
        }
    }

    @Override
    protected String comparable(String line) {
        return line.replaceAll("\"(sequence|duration_ms)\": \\d+", "\"$1\": …");
    }
}
