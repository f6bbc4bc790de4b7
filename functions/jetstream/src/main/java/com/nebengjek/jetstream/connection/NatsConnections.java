package com.nebengjek.jetstream.connection;

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
     * @throws IllegalStateException when no server answers, or the server belongs to another cluster
     */
    public static Connection connect(NatsProperties properties) {
        try {
            Connection connection = Nats.connect(options(properties));
            requireCluster(properties, connection);
            return connection;
        } catch (IOException e) {
            throw new IllegalStateException("No NATS server answers at %s: is NATS_URL right and the server up?"
                    .formatted(withoutSecrets(properties.url())), e);
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

    private static Options options(NatsProperties properties) {
        Duration wait = properties.reconnectWait();
        return Options.builder()
                .server(properties.url())
                .connectionName(properties.clientId())
                .connectionTimeout(properties.connectTimeout())
                .dataPortType(GuardedDataPort.class.getName())
                .maxReconnects(FOR_EVER)
                .reconnectWait(wait)
                .reconnectJitter(wait.dividedBy(2))
                .connectionListener((connection, event) -> log.info("NATS {}: {}", properties.clientId(), event))
                .errorListener(new LoggingErrorListener(properties.clientId()))
                .build();
    }

    private static void requireCluster(NatsProperties properties, Connection connection) throws InterruptedException {
        String expected = properties.clusterId();
        String actual = connection.getServerInfo().getCluster();
        if (expected != null && !expected.isBlank() && !expected.equals(actual)) {
            connection.close();
            throw new IllegalStateException(
                    "NATS_CLUSTER_ID is '%s', but the server at %s belongs to cluster '%s'"
                            .formatted(expected, withoutSecrets(properties.url()), actual));
        }
    }

    private static String withoutSecrets(String url) {
        return url.replaceAll("//[^@/]*@", "//");
    }
}
