package com.nebengjek.api;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Settings of the HTTP API; a bad value stops the start and names the property. */
@ConfigurationProperties("nebengjek.api")
public record ApiSettings(
        @DefaultValue Codes codes,
        @DefaultValue Tokens tokens,
        @DefaultValue Idempotency idempotency,
        @DefaultValue Payments payments) {

    /**
     * Sign-in codes.
     *
     * @param lifetime how long a code is good
     * @param attempts how many wrong answers it survives, and one more
     * @param perHour how many codes a number gets in an hour
     */
    public record Codes(
            @DefaultValue("5m") Duration lifetime,
            @DefaultValue("5") int attempts,
            @DefaultValue("3") int perHour) {

        public Codes {
            require("codes.lifetime", lifetime.isPositive(), lifetime);
            require("codes.attempts", attempts > 0, attempts);
            require("codes.per-hour", perHour > 0, perHour);
        }
    }

    /**
     * Access and refresh tokens.
     *
     * @param issuer who signs, as the tokens say
     * @param audience for whom
     * @param access how long an access token is good
     * @param refresh how long a device stays signed in that never comes back
     * @param ticket how long a ticket opens a socket, if nobody has used it
     * @param keys a file with the private keys as a JWK set (EC, P-256): the first signs, all are published; when it
     *     is empty, a key is made that is good until this process ends
     * @param reread how often the file is looked at for a change
     */
    public record Tokens(
            @DefaultValue("nebengjek") String issuer,
            @DefaultValue("nebengjek") String audience,
            @DefaultValue("15m") Duration access,
            @DefaultValue("30d") Duration refresh,
            @DefaultValue("30s") Duration ticket,
            @DefaultValue("") String keys,
            @DefaultValue("30s") Duration reread) {

        public Tokens {
            require("tokens.issuer", !issuer.isBlank(), issuer);
            require("tokens.audience", !audience.isBlank(), audience);
            require("tokens.access", access.isPositive(), access);
            require("tokens.refresh", refresh.compareTo(access) > 0, refresh);
            require("tokens.ticket", ticket.toSeconds() > 0, ticket);
            require("tokens.reread", reread.isPositive(), reread);
        }
    }

    /**
     * Repeated requests.
     *
     * @param lifetime how long a key is remembered at least
     */
    public record Idempotency(@DefaultValue("24h") Duration lifetime) {

        public Idempotency {
            require("idempotency.lifetime", lifetime.isPositive(), lifetime);
        }
    }

    /**
     * Calls of the payment provider.
     *
     * @param secrets which it signs with: one, and its successor while it is being replaced; without any it is not heard
     * @param tolerance how old a call may be, or how far ahead
     */
    public record Payments(@DefaultValue List<String> secrets, @DefaultValue("5m") Duration tolerance) {

        private static final int SHORTEST_SECRET = 16;

        public Payments {
            secrets = secrets.stream().filter(secret -> !secret.isBlank()).toList();
            require("payments.tolerance", tolerance.isPositive(), tolerance);
            // Not the secret itself: this message is logged.
            secrets.forEach(secret -> require(
                    "payments.secrets", secret.length() >= SHORTEST_SECRET, secret.length() + " characters"));
        }

        /** Not the secrets. */
        @Override
        public String toString() {
            return "Payments[" + tolerance + "]";
        }
    }

    private static void require(String property, boolean holds, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("nebengjek.api." + property + " is too small or empty (was " + value + ")");
        }
    }
}
