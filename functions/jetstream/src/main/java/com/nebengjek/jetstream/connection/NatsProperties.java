package com.nebengjek.jetstream.connection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a process reaches NATS.
 *
 * @param url one or more server URLs, separated by commas ({@code NATS_URL})
 * @param clientId name of the connection as the server shows it ({@code NATS_CLIENT_ID})
 * @param clusterId name that the server's cluster must have; not checked when absent ({@code NATS_CLUSTER_ID})
 * @param domain JetStream domain ({@code JETSTREAM_DOMAIN})
 * @param connectTimeout how long one attempt to connect may take
 * @param reconnectWait pause between attempts to reconnect, up to half of it added at random
 * @param publishTimeout how long the acknowledgement of a publish may take
 */
@ConfigurationProperties("nebengjek.nats")
public record NatsProperties(
        @DefaultValue("nats://127.0.0.1:4222") String url,
        @DefaultValue("nebengjek") String clientId,
        @Nullable String clusterId,
        @Nullable String domain,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("500ms") Duration reconnectWait,
        @DefaultValue("5s") Duration publishTimeout) {

    public NatsProperties {
        if (url.isBlank()) {
            throw new IllegalArgumentException(
                    "nebengjek.nats.url (NATS_URL) is empty: give it a server such as nats://127.0.0.1:4222");
        }
        requirePositive("connect-timeout", connectTimeout);
        requirePositive("reconnect-wait", reconnectWait);
        requirePositive("publish-timeout", publishTimeout);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("nebengjek.nats." + name + " must be longer than 0 (was " + value + ")");
        }
    }
}
