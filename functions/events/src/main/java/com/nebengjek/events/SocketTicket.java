package com.nebengjek.events;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * 256 random bits that open one socket, within seconds: for clients that cannot set a header, because a URL is logged and
 * a token must not stand in one. The API gives them out, any edge takes them.
 *
 * <p>In Redis is, under {@link #key()}, the {@link Holder} as JSON; the ticket itself is nowhere.
 */
public record SocketTicket(String text) {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Whose socket a ticket opens, in which role, and until when their token was good. */
    public record Holder(UUID sub, Role role, Instant exp) {}

    /** @throws IllegalArgumentException when it cannot be one */
    public SocketTicket {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a ticket as it was given out");
        }
    }

    /** @param random must be unpredictable */
    public static SocketTicket next(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SocketTicket(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Where Redis keeps its holder: whoever reads Redis learns no ticket. */
    public String key() {
        return "ticket:" + HexFormat.of().formatHex(Sha256.of(text.getBytes(US_ASCII)));
    }

    /** Not the ticket: it has no place in logs. */
    @Override
    public String toString() {
        return "SocketTicket";
    }
}
