package com.nebengjek.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What signatures of <a href="https://www.standardwebhooks.com">Standard Webhooks</a> are checked with. */
sealed interface Secret {

    /** Whether a signature, as it stands in the header, is of that content. */
    boolean signed(byte[] content, String signature);

    /** @throws IllegalArgumentException when it is neither {@code whsec_} nor {@code whpk_} and base64 */
    static Secret parse(String text) {
        try {
            if (text.startsWith("whsec_")) {
                return new Shared(new SecretKeySpec(Base64.getDecoder().decode(text.substring(6)), Shared.ALGORITHM));
            }
            if (text.startsWith("whpk_")) {
                return new Public(Public.key(Base64.getDecoder().decode(text.substring(5))));
            }
        } catch (IllegalArgumentException | GeneralSecurityException bad) {
            throw new IllegalArgumentException("--secret has no key in base64 after its prefix", bad);
        }
        throw new IllegalArgumentException("--secret must begin with whsec_ or whpk_");
    }

    /** {@code v1}: HMAC-SHA256. */
    record Shared(SecretKeySpec key) implements Secret {

        private static final String ALGORITHM = "HmacSHA256";

        @Override
        public boolean signed(byte[] content, String signature) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(key);
                String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content));
                return MessageDigest.isEqual(expected.getBytes(UTF_8), signature.getBytes(UTF_8));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** {@code v1a}: Ed25519. */
    record Public(PublicKey key) implements Secret {

        private static final String ALGORITHM = "Ed25519";
        /** Of RFC 8410: what makes an X.509 key of the 32 bytes that follow. */
        private static final String X509 = "302a300506032b6570032100";

        private static PublicKey key(byte[] bytes) throws GeneralSecurityException {
            byte[] encoded = HexFormat.of().parseHex(X509 + HexFormat.of().formatHex(bytes));
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        }

        @Override
        public boolean signed(byte[] content, String signature) {
            if (!signature.startsWith("v1a,")) {
                return false;
            }
            try {
                Signature check = Signature.getInstance(ALGORITHM);
                check.initVerify(key);
                check.update(content);
                return check.verify(Base64.getDecoder().decode(signature.substring(4)));
            } catch (GeneralSecurityException | IllegalArgumentException bad) {
                return false;
            }
        }
    }
}
