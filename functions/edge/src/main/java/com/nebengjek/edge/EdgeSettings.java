package com.nebengjek.edge;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the edge.
 *
 * @param origins pages that browsers may open sockets from, patterns such as {@code https://*.example.com} included;
 *     a client that sends no {@code Origin}, and a page of the edge itself, need no entry
 */
@ConfigurationProperties("nebengjek.edge")
public record EdgeSettings(
        @DefaultValue Token token,
        @DefaultValue List<String> origins,
        @DefaultValue Admission admission,
        @DefaultValue Frames frames,
        @DefaultValue Sockets sockets,
        @DefaultValue Outbound outbound,
        @DefaultValue Presence presence,
        @DefaultValue Shutdown shutdown) {

    private static final String PREFIX = "nebengjek.edge.";

    /**
     * What a token must be.
     *
     * @param jwkSetUri where the keys are published
     * @param jwkSet the keys themselves, as JSON or as the location of a file; for when they are not published
     * @param clockSkew how far clocks may differ when times of a token are checked
     * @param timeout how long the check may take, fetching keys included
     */
    public record Token(
            @Nullable URI jwkSetUri,
            @Nullable String jwkSet,
            @DefaultValue("nebengjek") String issuer,
            @DefaultValue("nebengjek") String audience,
            @DefaultValue("5s") Duration clockSkew,
            @DefaultValue("5s") Duration timeout) {

        public Token {
            boolean published = jwkSetUri != null && !jwkSetUri.toString().isBlank();
            boolean given = jwkSet != null && !jwkSet.isBlank();
            require(published != given, "token", "needs either jwk-set-uri or jwk-set, so that tokens can be checked");
            require(!clockSkew.isNegative(), "token.clock-skew", "must not be negative (was " + clockSkew + ")");
            requirePositive("token.timeout", timeout);
        }
    }

    /**
     * Who is let in.
     *
     * @param unauthenticated how long a connection may take to ask for a socket
     * @param atOnce handshakes under way at the same time; one more gets 503
     * @param sockets of this edge; one more gets 503
     * @param perAddress sockets of one address (of IPv6, the first 64 bits); one more gets 429
     * @param retryAfter longest time after which those are told to come back
     */
    public record Admission(
            @DefaultValue("10s") Duration unauthenticated,
            @DefaultValue("256") int atOnce,
            @DefaultValue("20000") int sockets,
            @DefaultValue("2000") int perAddress,
            @DefaultValue("5s") Duration retryAfter) {

        public Admission {
            requirePositive("admission.unauthenticated", unauthenticated);
            require(atOnce > 0, "admission.at-once", "must be at least 1 (was " + atOnce + ")");
            require(sockets > 0, "admission.sockets", "must be at least 1 (was " + sockets + ")");
            require(perAddress > 0, "admission.per-address", "must be at least 1 (was " + perAddress + ")");
            boolean seconds = retryAfter.toSeconds() > 0;
            require(seconds, "admission.retry-after", "must be at least 1s (was " + retryAfter + ")");
        }
    }

    /**
     * What clients may send.
     *
     * @param maxSize of one frame, in bytes; a longer one closes the socket with 1009
     * @param perSecond frames of one person a second, sustained
     * @param burst frames of one person at once, after a pause
     * @param publishTimeout how long a frame may wait for the acknowledgement of its event
     */
    public record Frames(
            @DefaultValue("16KB") DataSize maxSize,
            @DefaultValue("20") int perSecond,
            @DefaultValue("40") int burst,
            @DefaultValue("3s") Duration publishTimeout) {

        public Frames {
            require(maxSize.toBytes() >= 1024, "frames.max-size", "must be at least 1KB (was " + maxSize + ")");
            require(maxSize.toBytes() <= 1024 * 1024, "frames.max-size", "must be at most 1MB (was " + maxSize + ")");
            require(perSecond > 0, "frames.per-second", "must be at least 1 (was " + perSecond + ")");
            require(burst > 0, "frames.burst", "must be at least 1 (was " + burst + ")");
            requirePositive("frames.publish-timeout", publishTimeout);
        }
    }

    /**
     * What one socket may cost.
     *
     * @param perPerson sockets of one person on this edge; the newest stay
     * @param ping pause between pings
     * @param pong how long a client may take to answer one
     * @param sendBuffer kernel buffer for what a client has not read yet
     * @param writeTimeout after which a client that reads nothing at all is cut off
     * @param lease after which, a tenth more or less, a socket is closed with 1012, for what stands in front and would cut
     *     it without a word; 0 for never
     */
    public record Sockets(
            @DefaultValue("1") int perPerson,
            @DefaultValue("25s") Duration ping,
            @DefaultValue("10s") Duration pong,
            @DefaultValue("32KB") DataSize sendBuffer,
            @DefaultValue("30s") Duration writeTimeout,
            @DefaultValue("0s") Duration lease) {

        public Sockets {
            require(perPerson > 0, "sockets.per-person", "must be at least 1 (was " + perPerson + ")");
            requirePositive("sockets.ping", ping);
            requirePositive("sockets.pong", pong);
            require(sendBuffer.toBytes() >= 4096, "sockets.send-buffer", "must be at least 4KB (was " + sendBuffer + ")");
            requirePositive("sockets.write-timeout", writeTimeout);
            require(!lease.isNegative(), "sockets.lease", "must not be negative (was " + lease + ")");
        }
    }

    /**
     * What a socket remembers and keeps waiting.
     *
     * @param queue events waiting for a slow reader; one more closes its socket with 4408
     * @param remembered ids whose trace, and events whose frame, a socket remembers
     * @param replays clients whose missed events are read at the same time
     */
    public record Outbound(
            @DefaultValue("128") int queue, @DefaultValue("32") int remembered, @DefaultValue("8") int replays) {

        public Outbound {
            require(queue > 0, "outbound.queue", "must be at least 1 (was " + queue + ")");
            require(remembered > 0, "outbound.remembered", "must be at least 1 (was " + remembered + ")");
            require(replays > 0, "outbound.replays", "must be at least 1 (was " + replays + ")");
        }
    }

    /**
     * Who is there.
     *
     * @param grace how long a driver may be away before being taken off duty
     */
    public record Presence(@DefaultValue("60s") Duration grace) {

        public Presence {
            require(grace.toMillis() >= 1000, "presence.grace", "must be at least 1s (was " + grace + ")");
        }
    }

    /**
     * How the edge goes away.
     *
     * @param jitter over which the close of all sockets is spread, so that clients do not come back all at once
     * @param grace how long to wait for frames under way and for sockets to close
     */
    public record Shutdown(@DefaultValue("5s") Duration jitter, @DefaultValue("10s") Duration grace) {

        public Shutdown {
            require(!jitter.isNegative(), "shutdown.jitter", "must not be negative (was " + jitter + ")");
            requirePositive("shutdown.grace", grace);
        }
    }

    private static void requirePositive(String name, Duration value) {
        require(value.isPositive(), name, "must be longer than 0 (was " + value + ")");
    }

    private static void require(boolean kept, String name, String rule) {
        if (!kept) {
            throw new IllegalArgumentException(PREFIX + name + " " + rule);
        }
    }
}
