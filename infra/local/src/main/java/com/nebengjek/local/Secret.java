package com.nebengjek.local;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets that are made for one run. */
final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private Secret() {}

    /** A letter first: the NATS server reads it as configuration. */
    static String random() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return "p" + HexFormat.of().formatHex(random);
    }
}
