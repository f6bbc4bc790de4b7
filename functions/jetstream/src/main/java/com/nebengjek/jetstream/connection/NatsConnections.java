package com.nebengjek.jetstream.connection;

import com.nebengjek.nats.GuardedDataPort;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamOptions;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens connections that reconnect for ever. */
public final class NatsConnections {

    private static final Logger log = LoggerFactory.getLogger(NatsConnections.class);
    private static final int FOR_EVER = -1;

    private NatsConnections() {}

    /**
     * Connects and checks the cluster's name.
     *
     * @throws IllegalStateException when no server answers, it refuses the process, or it belongs to another cluster
     * @throws IllegalArgumentException when a file of the properties is not what it should be
     */
    public static Connection connect(NatsProperties properties) {
        LoggingErrorListener listener = new LoggingErrorListener(properties.clientId());
        try {
            Connection connection = Nats.connect(options(properties, listener));
            requireCluster(properties, connection);
            return connection;
        } catch (IOException e) {
            throw NoConnection.because(properties, e, listener.lastException());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while connecting to NATS", e);
        }
    }

    /** The JetStream context of a connection, with the domain and publish timeout of the properties. */
    public static JetStream jetStream(Connection connection, NatsProperties properties) {
        try {
            return connection.jetStream(JetStreamOptions.builder()
                    .domain(properties.domain())
                    .requestTimeout(properties.publishTimeout())
                    .build());
        } catch (IOException e) {
            throw new IllegalStateException("JetStream cannot be used", e);
        }
    }

    /** Where subjects of JetStream's API begin: {@code $JS.API}, or {@code $JS.<domain>.API}. */
    public static String api(@Nullable String domain) {
        return domain == null || domain.isBlank() ? "$JS.API" : "$JS." + domain + ".API";
    }

    private static Options options(NatsProperties properties, LoggingErrorListener listener) {
        Duration wait = properties.reconnectWait();
        // Not Duration.dividedBy: it would be the only use of BigDecimal, whose initialization takes tens of milliseconds.
        Duration jitter = Duration.ofNanos(wait.toNanos() / 2);
        Options.Builder options = Options.builder()
                .server(properties.url())
                .connectionName(properties.clientId())
                .connectionTimeout(properties.connectTimeout())
                .dataPortType(GuardedDataPort.class.getName())
                .maxReconnects(FOR_EVER)
                .reconnectWait(wait)
                .reconnectJitter(jitter)
                .reconnectJitterTls(jitter)
                .connectionListener((connection, event) -> log.info("NATS {}: {}", properties.clientId(), event))
                .errorListener(listener);
        if (properties.inboxPrefix() != null) {
            options.inboxPrefix(properties.inboxPrefix());
        }
        if (properties.wantsTls()) {
            options.sslContext(VerifyingSslContext.of(properties.tls().context(), properties.hosts()));
        }
        properties.auth().applyTo(options);
        return options.build();
    }

    private static void requireCluster(NatsProperties properties, Connection connection) throws InterruptedException {
        String expected = properties.clusterId();
        String actual = connection.getServerInfo().getCluster();
        if (expected != null && !expected.equals(actual)) {
            connection.close();
            throw new IllegalStateException("NATS_CLUSTER_ID is '%s', but the server at %s belongs to %s"
                    .formatted(
                            expected,
                            properties.urlWithoutSecrets(),
                            actual == null || actual.isBlank() ? "no cluster" : "cluster '" + actual + "'"));
        }
    }
}
