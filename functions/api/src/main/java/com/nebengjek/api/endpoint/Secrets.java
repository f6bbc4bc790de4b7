package com.nebengjek.api.endpoint;

import java.security.SecureRandom;
import java.util.Base64;

/** What requests are signed with, as Standard Webhooks writes it. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SHARED = "whsec_";
    private static final String PRIVATE = "whsk_";
    private static final int BYTES = 32;
    private static final int LEAST_SHARED = 24;
    private static final int MOST = 64;

    private Secrets() {}

    /** A new one, for HMAC-SHA256. */
    static String random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return SHARED + Base64.getEncoder().encodeToString(bits);
    }

    /** Whether it is a key of 24 to 64 bytes for HMAC-SHA256, or a seed (and its public key) for Ed25519. */
    static boolean isGood(String secret) {
        if (secret.startsWith(SHARED)) {
            int length = length(secret.substring(SHARED.length()));
            return length >= LEAST_SHARED && length <= MOST;
        }
        int length = secret.startsWith(PRIVATE) ? length(secret.substring(PRIVATE.length())) : 0;
        return length == BYTES || length == MOST;
    }

    private static int length(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException noBase64) {
            return 0;
        }
    }
}
