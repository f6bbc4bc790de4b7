package com.nebengjek.message.deliver;

import com.nebengjek.message.endpoint.AddressGuard;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of message-deliver and message-redeliver.
 *
 * @param allowPrivateAddresses which endpoints in private networks are allowed: {@code false}, {@code true}, or ranges
 *     such as {@code 10.1.0.0/16, fd00::/8}
 * @param connections to each endpoint at most, of each of the two functions
 * @param answersKept how long answers of endpoints are kept in Redis
 */
@ConfigurationProperties("nebengjek.message")
record DeliverProperties(
        @DefaultValue("false") String allowPrivateAddresses,
        @DefaultValue("64") int connections,
        @DefaultValue("1d") Duration answersKept) {

    private static final String PREFIX = "nebengjek.message.";

    DeliverProperties {
        if (connections < 1) {
            throw new IllegalArgumentException(PREFIX + "connections must be at least 1 (was " + connections + ")");
        }
        if (!answersKept.isPositive()) {
            throw new IllegalArgumentException(PREFIX + "answers-kept must be longer than 0 (was " + answersKept + ")");
        }
        guard(allowPrivateAddresses);
    }

    AddressGuard guard() {
        return guard(allowPrivateAddresses);
    }

    private static AddressGuard guard(String allowed) {
        try {
            return AddressGuard.allowing(allowed);
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException(PREFIX + "allow-private-addresses: " + bad.getMessage(), bad);
        }
    }
}
