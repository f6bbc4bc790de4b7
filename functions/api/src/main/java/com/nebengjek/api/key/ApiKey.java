package com.nebengjek.api.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nebengjek.events.Sha256;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code nj_} and 256 random bits in Base64url, by which another system is known; only its hash is stored. */
record ApiKey(String text) {

    private static final Pattern FORM = Pattern.compile("nj_[A-Za-z0-9_-]{43}");

    /** Empty when the text cannot be a key. */
    static Optional<ApiKey> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new ApiKey(text)) : Optional.empty();
    }

    byte[] hash() {
        return Sha256.of(text.getBytes(US_ASCII));
    }

    @Override
    public String toString() {
        return "ApiKey";
    }
}
