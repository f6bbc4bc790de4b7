package com.nebengjek.jetstream.connection;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a process reaches NATS.
 *
 * @param url one or more server URLs, separated by commas ({@code NATS_URL}); {@code tls://} asks for TLS
 * @param clientId name of the connection as the server shows it ({@code NATS_CLIENT_ID})
 * @param clusterId name that the server's cluster must have; not checked when absent ({@code NATS_CLUSTER_ID})
 * @param domain JetStream domain ({@code JETSTREAM_DOMAIN})
 * @param inboxPrefix first tokens of the subjects that replies come to, for users who may not subscribe to all of
 *     {@code _INBOX.>} ({@code NATS_INBOX_PREFIX})
 * @param auth who the process is
 * @param tls whom it trusts and what it shows of itself; what is set here asks for TLS
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
        @Nullable String inboxPrefix,
        @DefaultValue @NestedConfigurationProperty NatsAuth auth,
        @DefaultValue @NestedConfigurationProperty NatsTls tls,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("500ms") Duration reconnectWait,
        @DefaultValue("5s") Duration publishTimeout) {

    private static final String NAME = "[A-Za-z0-9_-]+";
    private static final String SUBJECT_PREFIX = "[^\\s.*>]+(\\.[^\\s.*>]+)*\\.?";

    public NatsProperties {
        if (url.isBlank()) {
            throw new IllegalArgumentException(
                    "nebengjek.nats.url (NATS_URL) is empty: give it a server such as nats://127.0.0.1:4222");
        }
        if (url.contains("@") && !auth.isNone()) {
            throw new IllegalArgumentException(
                    "nebengjek.nats.url (NATS_URL) has credentials and nebengjek.nats.auth has %s: leave out one of them"
                            .formatted(auth));
        }
        clusterId = Setting.orNull(clusterId);
        domain = matching(Setting.orNull(domain), NAME, "nebengjek.nats.domain (JETSTREAM_DOMAIN)", "hub");
        inboxPrefix = matching(
                Setting.orNull(inboxPrefix),
                SUBJECT_PREFIX,
                "nebengjek.nats.inbox-prefix (NATS_INBOX_PREFIX)",
                "_INBOX.match-propose");
        Setting.requirePositive("nebengjek.nats.connect-timeout", connectTimeout);
        Setting.requirePositive("nebengjek.nats.reconnect-wait", reconnectWait);
        Setting.requirePositive("nebengjek.nats.publish-timeout", publishTimeout);
    }

    /** Everything by default, for code that is not configured by Spring. */
    public static NatsProperties at(String url) {
        return new NatsProperties(
                url,
                "nebengjek",
                null,
                null,
                null,
                NatsAuth.NONE,
                NatsTls.NONE,
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                Duration.ofSeconds(5));
    }

    public NatsProperties clientId(String name) {
        return new NatsProperties(
                url, name, clusterId, domain, inboxPrefix, auth, tls, connectTimeout, reconnectWait, publishTimeout);
    }

    public NatsProperties clusterId(String name) {
        return new NatsProperties(
                url, clientId, name, domain, inboxPrefix, auth, tls, connectTimeout, reconnectWait, publishTimeout);
    }

    public NatsProperties domain(String name) {
        return new NatsProperties(
                url, clientId, clusterId, name, inboxPrefix, auth, tls, connectTimeout, reconnectWait, publishTimeout);
    }

    public NatsProperties inboxPrefix(String prefix) {
        return new NatsProperties(
                url, clientId, clusterId, domain, prefix, auth, tls, connectTimeout, reconnectWait, publishTimeout);
    }

    public NatsProperties auth(NatsAuth who) {
        return new NatsProperties(
                url, clientId, clusterId, domain, inboxPrefix, who, tls, connectTimeout, reconnectWait, publishTimeout);
    }

    public NatsProperties tls(NatsTls trust) {
        return new NatsProperties(
                url, clientId, clusterId, domain, inboxPrefix, auth, trust, connectTimeout, reconnectWait, publishTimeout);
    }

    public NatsProperties connectTimeout(Duration limit) {
        return new NatsProperties(
                url, clientId, clusterId, domain, inboxPrefix, auth, tls, limit, reconnectWait, publishTimeout);
    }

    boolean wantsTls() {
        return !tls.isNone() || servers().anyMatch(server -> server.startsWith("tls://") || server.startsWith("wss://"));
    }

    List<String> hosts() {
        return servers()
                .map(server -> URI.create(server.contains("://") ? server : "nats://" + server).getHost())
                .toList();
    }

    private Stream<String> servers() {
        return Stream.of(url.split(",")).map(String::strip);
    }

    String urlWithoutSecrets() {
        return url.replaceAll("//[^@/]*@", "//");
    }

    private static @Nullable String matching(@Nullable String value, String pattern, String property, String example) {
        if (value != null && !value.matches(pattern)) {
            throw new IllegalArgumentException(
                    "%s is '%s', which cannot be part of a subject: give it one such as %s"
                            .formatted(property, value, example));
        }
        return value;
    }

    /** Without what must not be in a log. */
    @Override
    public String toString() {
        return "%s at %s with %s".formatted(clientId, urlWithoutSecrets(), auth);
    }
}
