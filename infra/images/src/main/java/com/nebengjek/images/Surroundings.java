package com.nebengjek.images;

import com.nebengjek.database.Database;
import com.nebengjek.jetstream.client.JetStreamClient;
import com.nebengjek.jetstream.client.ClientSettings;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.servers.RunningServers;
import com.nebengjek.servers.ServerOptions;
import com.nebengjek.topology.ConsumerSpec;
import com.nebengjek.topology.StreamSpec;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Postgres, Redis and NATS with everything in them that an application expects. */
public final class Surroundings implements AutoCloseable {

    /** Keys that nobody has signed anything with: an edge does not start without. */
    private static final String KEYS = "jwks.json";

    private static final String SEED = "user.nk";

    private static final Set<String> OPTIONAL_FUNCTIONS = Set.of("earlier-subscribers");

    private static final Pattern NEXT_WORD = Pattern.compile("-([a-z])");

    private final Path data;
    private final RunningServers servers;
    private final NatsLogin login;
    private final JetStreamClient nats;
    private final Gateway gateway;
    private final Inhabitants inhabitants;
    private final Examples examples;
    private final Topology topology = Topology.load(OPTIONAL_FUNCTIONS);

    private Surroundings(
            Path data,
            RunningServers servers,
            NatsLogin login,
            JetStreamClient nats,
            Gateway gateway,
            Inhabitants inhabitants) {
        this.data = data;
        this.servers = servers;
        this.login = login;
        this.nats = nats;
        this.gateway = gateway;
        this.inhabitants = inhabitants;
        this.examples = new Examples(inhabitants::queue, inhabitants::arrive);
    }

    /** @param data of the servers, removed first */
    public static Surroundings start(Path data) throws IOException {
        return start(data, Optional.empty());
    }

    /** As {@link #start}; NATS is reached over TLS alone, and by one user, whom it knows by an nkey. */
    public static Surroundings startSecured(Path data) throws IOException {
        return start(data, Optional.of(NatsUser.random()));
    }

    private static Surroundings start(Path data, Optional<NatsUser> user) throws IOException {
        RunningServers servers = RunningServers.start(
                new ServerOptions(data, false, false, 0, user.map(NatsUser::security), System.err::println));
        try {
            PostgresDatabase postgres = servers.postgres().address();
            Database.migrate(postgres.jdbcUrl(), postgres.user(), postgres.password());
            NatsLogin login = NatsLogin.to(servers.nats().address(), user, data.resolve(SEED));
            JetStreamClient nats = JetStreamClient.connect(login.properties(), ClientSettings.DEFAULTS);
            try (InputStream keys = Objects.requireNonNull(Surroundings.class.getResourceAsStream(KEYS))) {
                Files.copy(keys, data.resolve(KEYS));
            }
            Gateway gateway = Gateway.open();
            Surroundings surroundings = new Surroundings(
                    data, servers, login, nats, gateway, Inhabitants.moveInto(postgres, gateway.address()));
            new TopologyApply(nats.connection()).apply(surroundings.topology);
            return surroundings;
        } catch (IOException | RuntimeException fault) {
            servers.close();
            throw fault;
        }
    }

    /** The files that the environment names. */
    List<Path> files() {
        return Stream.concat(Stream.of(keys()), login.files().values().stream()).toList();
    }

    /** The keys that tokens are signed with. */
    private Path keys() {
        return data.resolve(KEYS);
    }

    /**
     * The environment variables by which an application finds the servers.
     *
     * @param functions that it runs, by their names in the topology; none of an application without
     */
    public Map<String, String> environment(List<String> functions) {
        Map<String, String> environment = new HashMap<>(servers());
        login.files().forEach((variable, file) -> environment.put(variable, file.toString()));
        if (!functions.isEmpty()) {
            environment.put("SPRING_CLOUD_FUNCTION_DEFINITION", String.join(";", beans(functions)));
        }
        return environment;
    }

    /**
     * Runs a program that does a thing with the servers and ends; what it says can be read.
     *
     * @throws IllegalStateException when it ends with another status than 0
     */
    void run(ProcessBuilder program) throws IOException, InterruptedException {
        program.inheritIO().environment().putAll(environment(List.of()));
        int status = program.start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("%s has ended with %d".formatted(String.join(" ", program.command()), status));
        }
    }

    private static List<String> beans(List<String> functions) {
        return functions.stream()
                .map(function -> NEXT_WORD
                        .matcher(function)
                        .replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT)))
                .toList();
    }

    private Map<String, String> servers() {
        PostgresDatabase postgres = servers.postgres().address();
        return Map.of(
                "DATABASE_URL", postgres.jdbcUrl(),
                "DATABASE_USER", postgres.user(),
                "DATABASE_PASSWORD", postgres.password(),
                "JWK_SET", keys().toUri().toString(),
                "LIVE_TOKEN", UUID.randomUUID().toString(),
                "NEBENGJEK_MESSAGE_ALLOW_PRIVATE_ADDRESSES", "127.0.0.0/8",
                "NATS_URL", servers.nats().address().url(),
                "SPRING_DATA_REDIS_URL", servers.redis().address().url(0),
                "SPRING_R2DBC_URL", postgres.jdbcUrl().replaceFirst("^jdbc:", "r2dbc:"),
                "SPRING_R2DBC_PASSWORD", Database.LOCAL_ROLE_PASSWORD);
    }

    /** The durable consumers of a function. */
    public List<ConsumerSpec> consumersOf(String function) {
        return topology.consumersOf(function);
    }

    /** An example of everything that a consumer gets. */
    public List<Example> examplesOf(ConsumerSpec consumer) {
        return examples.of(consumer);
    }

    /** Publishes one more of an example. */
    public void publish(Example example) throws IOException, JetStreamApiException {
        nats.publish(example.next());
    }

    /** What the server hears a consumer acknowledge from now on. */
    public Acknowledgements acknowledgementsOf(ConsumerSpec consumer) {
        return Acknowledgements.of(nats.connection(), consumer);
    }

    /** Removes what waits in any stream. */
    public void clear() throws IOException, JetStreamApiException {
        for (StreamSpec stream : topology.streams()) {
            nats.connection().jetStreamManagement().purgeStream(stream.name());
        }
    }

    /**
     * Returns when a consumer has acknowledged everything that is there for it.
     *
     * @throws IllegalStateException when the application that does it ends, or has not done so in time
     */
    public void awaitHandledAll(ConsumerSpec consumer, Application application, Duration time)
            throws IOException, JetStreamApiException, InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (!hasHandledAll(consumer)) {
            application.requireRunning();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(consumer.durable() + " has not handled what it was given within " + time);
            }
            Thread.sleep(50);
        }
    }

    private boolean hasHandledAll(ConsumerSpec consumer) throws IOException, JetStreamApiException {
        ConsumerInfo now = nats.connection().jetStreamManagement().getConsumerInfo(consumer.stream(), consumer.durable());
        return now.getNumPending() == 0 && now.getNumAckPending() == 0;
    }

    @Override
    public void close() {
        nats.close();
        inhabitants.close();
        gateway.close();
        servers.close();
    }
}
