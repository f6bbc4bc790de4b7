package com.nebengjek.api.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.api.ApiSettings;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a call comes from the provider, and now: {@code t=<seconds>,v1=<hex>}, the HMAC-SHA256 of {@code
 * <seconds>.<body>}. Several v1 are several secrets, while one is being replaced.
 */
final class CallbackSignature {

    static final String HEADER = "Provider-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern FORM = Pattern.compile("t=([0-9]{1,12})((?:,v1=[0-9a-f]{64}){1,4})");

    private final List<String> secrets;
    private final Duration tolerance;
    private final Clock clock;

    CallbackSignature(ApiSettings.Payments settings, Clock clock) {
        this.secrets = settings.secrets();
        this.tolerance = settings.tolerance();
        this.clock = clock;
    }

    boolean isGood(String header, byte[] body) {
        var parts = FORM.matcher(header);
        return parts.matches() && isRecent(Long.parseLong(parts.group(1))) && isSigned(parts.group(1), body, parts.group(2));
    }

    private boolean isRecent(long seconds) {
        Duration age = Duration.between(Instant.ofEpochSecond(seconds), clock.instant());
        return age.abs().compareTo(tolerance) <= 0;
    }

    /** Compares all with all, so that how long it takes says nothing. */
    private boolean isSigned(String seconds, byte[] body, String given) {
        List<byte[]> signatures = Arrays.stream(given.substring(1).split(","))
                .map(signature -> HexFormat.of().parseHex(signature.substring("v1=".length())))
                .toList();
        boolean good = false;
        for (String secret : secrets) {
            byte[] ours = sign(secret, seconds, body);
            for (byte[] theirs : signatures) {
                good |= MessageDigest.isEqual(ours, theirs);
            }
        }
        return good;
    }

    private static byte[] sign(String secret, String seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            mac.update((seconds + ".").getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
