package com.nebengjek.topology.permission;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nebengjek.topology.ConsumerSpec;
import com.nebengjek.topology.FunctionSpec;
import com.nebengjek.topology.ProgramSpec;
import com.nebengjek.topology.NatsServer;
import com.nebengjek.topology.ResourceLimits;
import com.nebengjek.topology.StreamSpec;
import com.nebengjek.topology.SubjectPattern;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamOptions;
import io.nats.client.KeyValue;
import io.nats.client.KeyValueOptions;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.Subscription;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds on a server with users of least privilege, whichever way it learns of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PermissionsContract {

    static final String OPERATOR = "operator";

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Pattern REFUSED = Pattern.compile("Permissions Violation for \\w+ to \"([^\"]+)\"");
    private static final String NOBODYS = "nobodys.subject";
    private static final byte[] DATA = "{}".getBytes(StandardCharsets.UTF_8);

    final Topology topology = Topology.load();

    private NatsServer server;
    private Connection operator;

    /** What the server is told of its users; {@link #OPERATOR} may do everything. */
    abstract ServerConfiguration configuration(List<UserPermissions> users) throws Exception;

    /** How a user comes in. */
    abstract Options.Builder login(String user);

    Optional<String> domain() {
        return Optional.empty();
    }

    /** What a server names when it refuses this subject. */
    String refused(String subject) {
        return subject;
    }

    /** The text of a configuration file, and the variables in it. */
    record ServerConfiguration(String text, Map<String, String> variables) {}

    @BeforeAll
    void startServerWithUsers(@TempDir Path directory) throws Exception {
        ServerConfiguration configuration = configuration(UserPermissions.of(topology, domain()));
        server = NatsServer.start(directory, configuration.text(), configuration.variables());
        operator = server.connect(login(OPERATOR).errorListener(new ErrorListener() {}));
        new TopologyApply(operator, jetStream(), ResourceLimits.of(Map.of())).apply(topology);
    }

    @AfterAll
    void stop() throws Exception {
        operator.close();
        server.close();
    }

    Stream<FunctionSpec> functions() {
        return topology.functions().stream();
    }

    Stream<String> users() {
        return UserPermissions.of(topology, domain()).stream().map(UserPermissions::user);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_does_its_own_work(FunctionSpec function) throws Exception {
        try (User user = new User(function.name())) {
            for (ConsumerSpec consumer : function.consumers()) {
                consume(user.connection, consumer);
                countAttempt(user.connection, consumer);
                publish(user.connection, "dead." + placeOf(consumer));
                user.connection.jetStreamManagement(jetStream()).getStreamInfo(consumer.stream());
            }
            for (String subject : function.emits()) {
                publish(user.connection, example(subject));
            }
            assertThat(user.refusals()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("users")
    void nobody_publishes_what_is_another_ones(String name) throws Exception {
        try (User user = new User(name)) {
            Set<String> foreign = foreign(name).collect(toSet());

            foreign.forEach(subject -> user.connection.publish(subject, DATA));

            assertThat(user.refusals())
                    .containsExactlyInAnyOrderElementsOf(
                            foreign.stream().map(this::refused).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("users")
    void nobody_hears_what_is_said_to_another_one(String name) throws Exception {
        try (User user = new User(name)) {
            Set<String> foreign = Stream.of(
                            users().filter(other -> !other.equals(name)).map("_INBOX.%s.>"::formatted),
                            topology.streams().stream().map(StreamSpec::subjects).flatMap(List::stream)
                                    .filter(subject -> !hears(name).contains(subject.replace('>', '*'))),
                            Stream.of("_INBOX.>", "$JS.>", "$KV.>", ">"))
                    .flatMap(subjects -> subjects)
                    .collect(toSet());

            foreign.forEach(user.connection::subscribe);

            assertThat(user.refusals()).containsExactlyInAnyOrderElementsOf(foreign);
        }
    }

    @Test
    void the_edge_tells_and_hears_and_reads_what_it_must() throws Exception {
        try (User edge = new User("edge")) {
            for (String subject : topology.programs().getFirst().emits()) {
                publish(edge.connection, example(subject));
            }
            Subscription heard = edge.connection.subscribe("client.7");
            edge.connection.flush(SOON);
            operator.jetStream().publish("client.7", DATA);
            assertThat(heard.nextMessage(SOON)).isNotNull();

            var client = edge.connection.jetStreamManagement(jetStream());
            assertThat(client.getLastMessage("CLIENT", "client.7").getSubject()).isEqualTo("client.7");
            assertThat(client.getNextMessage("CLIENT", 1, "client.7").getSubject()).isEqualTo("client.7");
            assertThat(edge.refusals()).isEmpty();
        }
    }

    @Test
    void nobody_comes_in_without_a_user() {
        Options nobody = Options.builder().server(server.url()).maxReconnects(0).build();

        assertThatThrownBy(() -> Nats.connect(nobody)).hasMessageContaining("Authorization Violation");
    }

    private void consume(Connection connection, ConsumerSpec consumer) throws Exception {
        publish(operator, example(consumer.filters().getFirst()));
        String inbox = connection.createInbox();
        Subscription subscription = connection.subscribe(inbox);
        connection.publish(
                api() + "CONSUMER.MSG.NEXT." + placeOf(consumer),
                inbox,
                "{\"batch\":1,\"expires\":5000000000}".getBytes(StandardCharsets.US_ASCII));
        Message event = subscription.nextMessage(SOON);
        assertThat(event).isNotNull();
        event.ackSync(SOON);
        assertThat(connection
                        .jetStreamManagement(jetStream())
                        .getConsumerInfo(consumer.stream(), consumer.durable())
                        .getNumAckPending())
                .isZero();
    }

    private void countAttempt(Connection connection, ConsumerSpec consumer) throws Exception {
        KeyValue attempts = connection.keyValue(
                "attempts",
                KeyValueOptions.builder().jetStreamOptions(jetStream()).build());
        String key = placeOf(consumer) + ".1";
        attempts.put(key, "1 0");
        assertThat(attempts.get(key).getValueAsString()).isEqualTo("1 0");
    }

    /** Waits for the acknowledgement of what a stream keeps. */
    private void publish(Connection connection, String subject) throws Exception {
        if (topology.streamOf(subject).isPresent()) {
            connection.jetStream(jetStream()).publish(subject, DATA);
        } else {
            connection.publish(subject, DATA);
        }
    }

    /** What the topology gives to others, and what it gives to nobody. */
    private Stream<String> foreign(String name) {
        return Stream.of(
                        topology.functions().stream()
                                .filter(other -> !other.name().equals(name))
                                .flatMap(other -> Stream.concat(belongingsOf(other), Stream.of("_INBOX." + other.name() + ".7"))),
                        topology.streams().stream().flatMap(stream -> administrationOf(stream, name)),
                        Stream.concat(
                                        topology.functions().stream().map(FunctionSpec::emits),
                                        topology.programs().stream().map(ProgramSpec::emits))
                                .flatMap(List::stream)
                                .filter(emitted -> emits(name).noneMatch(own -> own.covers(SubjectPattern.of(emitted))))
                                .map(PermissionsContract::example),
                        Stream.of(api() + "INFO", api() + "STREAM.NAMES", api() + "STREAM.LIST", "client.7.more"))
                .flatMap(subjects -> subjects);
    }

    private Stream<String> belongingsOf(FunctionSpec function) {
        return function.consumers().stream().map(PermissionsContract::placeOf).flatMap(place -> Stream.of(
                api() + "CONSUMER.MSG.NEXT." + place,
                api() + "CONSUMER.INFO." + place,
                "$JS.ACK." + place + ".1.1.1.1.0",
                "dead." + place,
                keys() + "$KV.attempts." + place + ".1",
                api() + "DIRECT.GET.KV_attempts.$KV.attempts." + place + ".1"));
    }

    /** All that makes, changes or empties something, of one's own streams too; and what others' streams are like. */
    private Stream<String> administrationOf(StreamSpec stream, String name) {
        boolean own = topology.consumersOf(name).stream()
                .anyMatch(consumer -> consumer.stream().equals(stream.name()));
        boolean read = topology.programs().stream()
                .anyMatch(program -> program.name().equals(name) && program.reads().contains(stream.name()));
        List<String> calls = new ArrayList<>(List.of(
                "STREAM.PURGE.%s",
                "STREAM.DELETE.%s",
                "STREAM.UPDATE.%s",
                "STREAM.MSG.GET.%s",
                "STREAM.MSG.DELETE.%s",
                "CONSUMER.LIST.%s",
                "CONSUMER.CREATE.%s",
                "CONSUMER.CREATE.%s." + name,
                "CONSUMER.DURABLE.CREATE.%s." + name,
                "CONSUMER.DELETE.%1$s." + name + "-%1$s"));
        if (!own && !read) {
            calls.add("STREAM.INFO.%s");
        }
        if (!read) {
            calls.add("DIRECT.GET.%s");
        }
        return calls.stream().map(call -> api() + call.formatted(stream.name()));
    }

    private Stream<SubjectPattern> emits(String name) {
        Stream<List<String>> ofFunction = topology.functions().stream()
                .filter(function -> function.name().equals(name))
                .map(FunctionSpec::emits);
        return Stream.concat(ofFunction, program(name).map(ProgramSpec::emits).stream())
                .flatMap(List::stream)
                .map(SubjectPattern::of);
    }

    /** A server takes the end of a wildcard, {@code match.*.>}, for one token, {@code match.*.*}, when it is subscribed to. */
    private List<String> hears(String name) {
        return program(name).map(ProgramSpec::hears).orElse(List.of());
    }

    private Optional<ProgramSpec> program(String name) {
        return topology.programs().stream().filter(program -> program.name().equals(name)).findFirst();
    }

    private JetStreamOptions jetStream() {
        return domain().map(name -> JetStreamOptions.builder().domain(name).build())
                .orElse(JetStreamOptions.DEFAULT_JS_OPTIONS);
    }

    private String api() {
        return domain().map("$JS.%s.API."::formatted).orElse("$JS.API.");
    }

    private String keys() {
        return domain().isPresent() ? api() : "";
    }

    private static String placeOf(ConsumerSpec consumer) {
        return consumer.stream() + "." + consumer.durable();
    }

    private static String example(String subject) {
        return subject.replace(">", "someone.7").replace("*", "7");
    }

    /** A connection, and what the server refused it. */
    private final class User implements AutoCloseable {

        private final Queue<String> errors = new ConcurrentLinkedQueue<>();
        private final Connection connection;

        private User(String name) {
            connection = server.connect(login(name)
                    .inboxPrefix(UserPermissions.inboxPrefix(name))
                    .errorListener(new ErrorListener() {
                        @Override
                        public void errorOccurred(Connection refused, String error) {
                            errors.add(error);
                        }
                    }));
        }

        /** Refusals come in the order of what was refused: once the last one is here, all are. */
        private List<String> refusals() {
            connection.publish(NOBODYS, DATA);
            await().atMost(SOON).until(() -> errors.stream().anyMatch(error -> error.contains(NOBODYS)));
            return errors.stream()
                    .map(REFUSED::matcher)
                    .filter(Matcher::find)
                    .map(refusal -> refusal.group(1))
                    .filter(subject -> !subject.equals(NOBODYS))
                    .toList();
        }

        @Override
        public void close() throws InterruptedException {
            connection.close();
        }
    }
}
