package com.nebengjek.events;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What is stored in place of a secret, or to know a text again. */
public final class Sha256 {

    private Sha256() {}

    /** The hash of the parts one after the other. */
    public static byte[] of(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
