package com.nebengjek.topology.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.topology.NatsServer;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Options;
import io.nats.client.Subscription;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionPermissionsIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final byte[] DATA = "{}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path directory;

    private static NatsServer server;
    private static Connection operator;

    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private Connection propose;

    @BeforeAll
    static void startWithAuthorization() throws Exception {
        Topology topology = Topology.load();
        var authorization =
                new ServerAuthorization(Optional.of("operator"), FunctionPermissions.of(topology));
        Path file = Files.writeString(directory.resolve("authorization.conf"), authorization.toString());
        server = NatsServer.start(directory, passwords(topology), "-c", file.toString());
        operator = server.connect(
                Options.builder().userInfo("operator", "of-operator").errorListener(new ErrorListener() {}));
        new TopologyApply(operator).apply(topology);
    }

    private static Map<String, String> passwords(Topology topology) {
        Map<String, String> passwords = new HashMap<>();
        passwords.put(ServerAuthorization.passwordVariable("operator"), "of-operator");
        functions().forEach(function ->
                passwords.put(ServerAuthorization.passwordVariable(function), "of-" + function));
        return passwords;
    }

    static List<String> functions() {
        return Topology.load().functions().stream().map(function -> function.name()).toList();
    }

    @AfterAll
    static void stop() throws Exception {
        operator.close();
        server.close();
    }

    @BeforeEach
    void connectAsMatchPropose() {
        propose = as("match-propose");
    }

    @AfterEach
    void disconnect() throws Exception {
        propose.close();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void every_function_pulls_acknowledges_and_counts_attempts_with_its_own_user(String function) throws Exception {
        try (Connection connection = as(function)) {
            for (var consumer : Topology.load().consumersOf(function)) {
                String subject = consumer.filters().getFirst().replace(">", "someone.7");
                operator.jetStream().publish(subject, DATA);

                Message event = pull(connection, consumer.stream(), consumer.durable());
                event.ackSync(SOON);

                String key = consumer.stream() + "." + consumer.durable() + ".1";
                connection.keyValue("attempts").put(key, "1 0");
                assertThat(connection.keyValue("attempts").get(key).getValueAsString())
                        .isEqualTo("1 0");
                connection
                        .jetStream()
                        .publish("dead." + consumer.stream() + "." + consumer.durable(), DATA);
                assertThat(connection
                                .jetStreamManagement()
                                .getConsumerInfo(consumer.stream(), consumer.durable())
                                .getNumAckPending())
                        .isZero();
            }
            assertThat(refusals).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"match.proposal.driver.7", "match.round.passenger.7", "match.refused.user.7"})
    void a_function_publishes_what_it_emits(String subject) throws Exception {
        assertThat(propose.jetStream().publish(subject, DATA).getStream()).isEqualTo("MATCH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "match.confirmed.ride.7",
                "ride.paid.trip.7",
                "dead.MATCH.match-decide-match",
                "$JS.API.CONSUMER.MSG.NEXT.MATCH.match-decide-match",
                "$JS.API.CONSUMER.INFO.MATCH.match-decide-match",
                "$JS.API.CONSUMER.DELETE.MATCH.match-propose-match",
                "$JS.API.CONSUMER.CREATE.MATCH",
                "$JS.API.STREAM.INFO.RIDE",
                "$JS.API.STREAM.PURGE.MATCH",
                "$JS.API.STREAM.MSG.GET.MATCH",
                "$JS.ACK.MATCH.match-decide-match.1.1.1.1.0",
                "$KV.attempts.MATCH.match-decide-match.1",
                "$JS.API.DIRECT.GET.KV_attempts.$KV.attempts.MATCH.match-decide-match.1",
                "_INBOX.match-decide.7",
            })
    void a_function_is_refused_what_is_not_its_own(String subject) {
        propose.publish(subject, DATA);

        awaitRefusal(subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"match.>", "_INBOX.>", "_INBOX.match-decide.>", "client.7", ">"})
    void a_function_hears_nothing_but_its_own_inbox(String subject) {
        Subscription subscription = propose.subscribe(subject);

        awaitRefusal(subject);
        assertThat(subscription.getPendingMessageCount()).isZero();
    }

    @Test
    void nobody_comes_in_without_a_user() {
        Options nobody = Options.builder().server(server.url()).maxReconnects(0).build();

        assertThatThrownBy(() -> io.nats.client.Nats.connect(nobody)).hasMessageContaining("Authorization Violation");
    }

    private Message pull(Connection connection, String stream, String durable) throws Exception {
        String inbox = connection.createInbox();
        Subscription subscription = connection.subscribe(inbox);
        connection.publish(
                "$JS.API.CONSUMER.MSG.NEXT." + stream + "." + durable,
                inbox,
                "{\"batch\":1,\"expires\":5000000000}".getBytes(StandardCharsets.US_ASCII));
        Message message = subscription.nextMessage(SOON);
        assertThat(message).isNotNull();
        assertThat(message.isJetStream()).isTrue();
        return message;
    }

    private void awaitRefusal(String subject) {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> refusals.stream().anyMatch(refusal -> refusal.contains("\"" + subject + "\"")));
    }

    private Connection as(String function) {
        return server.connect(Options.builder()
                .userInfo(function, "of-" + function)
                .inboxPrefix("_INBOX." + function)
                .errorListener(new ErrorListener() {
                    @Override
                    public void errorOccurred(Connection connection, String error) {
                        refusals.add(error);
                    }
                }));
    }
}
