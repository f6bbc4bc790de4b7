package com.nebengjek.topology.cli;

import com.nebengjek.nats.GuardedDataPort;
import com.nebengjek.topology.ResourceLimits;
import com.nebengjek.topology.TopologyApply;
import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.KeyValue;
import io.nats.client.KeyValueOptions;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one run of a command works with: the environment, the console, and a connection when it asks for one. */
final class Session implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Map<String, String> environment;
    private final @Nullable String url;
    private final Function<String, Login> login;
    private final Console console;
    private final Terminal terminal;
    private @Nullable Connection connection;

    /** @param login who is told to the server of that URL */
    Session(
            Map<String, String> environment,
            @Nullable String url,
            Function<String, Login> login,
            Console console,
            Terminal terminal) {
        this.environment = environment;
        this.url = url;
        this.login = login;
        this.console = console;
        this.terminal = terminal;
    }

    /** For commands that answer more than once. */
    Console console() {
        return console;
    }

    /** For what nobody shall do unasked. */
    Terminal terminal() {
        return terminal;
    }

    /** @throws IOException as {@link #connection} does */
    JetStreamManagement management() throws IOException, InterruptedException {
        String api = domain().map("$JS.%s.API"::formatted).orElse("$JS.API");
        return ReadableMessages.of(connection().jetStreamManagement(jetStreamOptions()), connection(), api);
    }

    /** A key-value bucket; whether the server has it shows when it is used. */
    KeyValue bucket(String name) throws IOException, InterruptedException {
        return connection()
                .keyValue(
                        name,
                        KeyValueOptions.builder()
                                .jetStreamOptions(jetStreamOptions())
                                .build());
    }

    /** @throws IOException when no server is known, or it does not answer, or it is another cluster's */
    Connection connection() throws IOException, InterruptedException {
        if (connection == null) {
            connection = connect();
        }
        return connection;
    }

    JetStreamOptions jetStreamOptions() {
        return domain().map(domain -> JetStreamOptions.builder().domain(domain).build())
                .orElse(JetStreamOptions.defaultOptions());
    }

    /** The JetStream domain, when the environment names one. */
    Optional<String> domain() {
        return Optional.ofNullable(environment.get("JETSTREAM_DOMAIN")).filter(domain -> !domain.isBlank());
    }

    /** @throws BadArguments when the environment's limits are no sizes */
    TopologyApply topologyApply() throws IOException, InterruptedException {
        ResourceLimits limits = limits();
        return new TopologyApply(connection(), jetStreamOptions(), limits);
    }

    private ResourceLimits limits() {
        try {
            return ResourceLimits.of(environment);
        } catch (IllegalArgumentException noSize) {
            throw new BadArguments(noSize.getMessage() + ".");
        }
    }

    private Connection connect() throws IOException, InterruptedException {
        if (url == null) {
            throw new IOException("no system is known here: start infra/run, set NATS_URL, or give --server URL");
        }
        Connection opened = open(options(url), url);
        String expected = environment.get("NATS_CLUSTER_ID");
        String actual = opened.getServerInfo().getCluster();
        if (expected != null && !expected.isBlank() && !expected.equals(actual)) {
            opened.close();
            throw new IOException("%s belongs to cluster %s, and NATS_CLUSTER_ID is %s: set one of them right"
                    .formatted(url, actual == null ? "none" : actual, expected));
        }
        return opened;
    }

    private static Connection open(Options options, String address) throws IOException, InterruptedException {
        try {
            return Nats.connect(options);
        } catch (AuthenticationException refused) {
            throw new IOException(
                    "%s refused the credentials: set NATS_USER and NATS_PASSWORD, NATS_TOKEN, NATS_NKEY or NATS_CREDS, or put them into the URL".formatted(address), refused);
        } catch (IOException silent) {
            throw new IOException(
                    "%s does not answer: start infra/run or that server, or name another one".formatted(address),
                    silent);
        }
    }

    private Options options(String address) {
        try {
            Options.Builder options = Options.builder()
                    .server(address)
                    .connectionName(environment.getOrDefault("NATS_CLIENT_ID", "infra/admin"))
                    .connectionTimeout(CONNECT)
                    .dataPortType(GuardedDataPort.class.getName())
                    .noReconnect()
                    .errorListener(new ErrorListener() {});
            login.apply(address).applyTo(options);
            return options.build();
        } catch (IllegalArgumentException noUrl) {
            throw new BadArguments(
                    "'%s' is no address of a NATS server: write it as in nats://127.0.0.1:4222.".formatted(address));
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
