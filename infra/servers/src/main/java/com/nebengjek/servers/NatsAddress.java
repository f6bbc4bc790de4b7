package com.nebengjek.servers;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How clients reach a NATS server.
 *
 * @param url           {@code nats://host:port}, or {@code tls://host:port}
 * @param monitoringUrl {@code http://host:port} of its monitoring endpoints
 * @param accounts      how many accounts with JetStream it has been given, numbered from 1; 0: everybody shares one
 * @param authority     the file with the certificate that its own one comes from; empty when it is not reached over TLS
 */
public record NatsAddress(String url, String monitoringUrl, int accounts, Optional<Path> authority) {

    static final String PASSWORD = "nebengjek";

    /** A server that is not reached over TLS. */
    public NatsAddress(String url, String monitoringUrl, int accounts) {
        this(url, monitoringUrl, accounts, Optional.empty());
    }

    /** The URL with the credentials of the account with that number. */
    public String url(int number) {
        URI plain = URI.create(url);
        return plain.getScheme() + "://" + user(number) + ":" + PASSWORD + "@" + plain.getAuthority();
    }

    /** The name of the account with that number, as monitoring shows it. */
    public static String account(int number) {
        return "TEST_" + number;
    }

    static String user(int number) {
        return "test_" + number;
    }
}
