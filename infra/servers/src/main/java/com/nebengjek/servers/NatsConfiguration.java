package com.nebengjek.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The configuration file of a NATS server with JetStream, in words that servers from 2.9 on understand.
 *
 * @param security what {@link #secured} says; empty when everybody may come in, or accounts decide it
 */
record NatsConfiguration(
        String host, int port, int monitoringPort, Path store, boolean durable, int accounts, String security) {

    /** Streams reserve their size: with many accounts the sum of what they might need is more than a disk has. */
    private static final String WITHOUT_BOUND = "max_file_store: 100TB";

    /** Two by default: too few for many clients at once that have just been started. */
    private static final int HANDSHAKE_SECONDS = 30;

    /** Nobody comes in but over TLS and as one of the users. */
    static String secured(NatsSecurity security, TlsFiles tls) {
        return """
                tls {
                  cert_file: "%s"
                  key_file: "%s"
                  timeout: %d
                }
                %s""".formatted(tls.certificate(), tls.key(), HANDSHAKE_SECONDS, security.users());
    }

    String text() {
        return text("nebengjek");
    }

    /**
     * The same for one server of a cluster.
     *
     * @param name what JetStream calls this server
     * @param route the port where it listens for the others
     * @param routes the ports of all of them
     */
    String inCluster(String name, int route, List<Integer> routes) {
        String urls = routes.stream()
                .map(other -> "\"nats-route://%s:%d\"".formatted(host, other))
                .collect(Collectors.joining(", "));
        return text(name) + "cluster { name: nebengjek, listen: \"%s:%d\", routes: [%s] }%n".formatted(host, route, urls);
    }

    private String text(String name) {
        return """
                server_name: %s
                listen: "%s:%d"
                http: "%s:%d"
                jetstream {
                  store_dir: "%s"
                  %s
                }
                %s
                """
                .formatted(name, host, port, host, monitoringPort, store, jetStream(), accounts > 0 ? accountsText() : security);
    }

    private String jetStream() {
        return String.join("\n  ",
                durable ? "sync_interval: always" : "",
                accounts > 0 ? WITHOUT_BOUND : "").strip();
    }

    private String accountsText() {
        return IntStream.rangeClosed(1, accounts)
                .mapToObj(number -> "  %s { jetstream: enabled, users: [ { user: \"%s\", password: \"%s\" } ] }"
                        .formatted(NatsAddress.account(number), NatsAddress.user(number), NatsAddress.PASSWORD))
                .collect(Collectors.joining("\n", "accounts {\n", "\n}"));
    }
}
