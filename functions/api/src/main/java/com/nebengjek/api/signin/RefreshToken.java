package com.nebengjek.api.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.nebengjek.events.Sha256;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** 256 random bits that renew a session once; only their hash is stored. */
public record RefreshToken(@JsonValue String text) {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** @throws IllegalArgumentException when it cannot be one */
    @JsonCreator
    static RefreshToken of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a refresh token as it was given out");
        }
        return new RefreshToken(text);
    }

    /** @param random must be unpredictable */
    static RefreshToken next(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] hash() {
        return Sha256.of(text.getBytes(US_ASCII));
    }

    @Override
    public String toString() {
        return "RefreshToken";
    }
}
