package com.nebengjek.message.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of requests as Standard Webhooks 1.0.0 says: {@code v1} (HMAC-SHA256) for secrets {@code whsec_…}, {@code
 * v1a} (Ed25519) for private keys {@code whsk_…}.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
public final class StandardWebhooks {

    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    private static final String SYMMETRIC = "whsec_";
    private static final String PRIVATE = "whsk_";
    private static final int ED25519_SEED = 32;
    private static final String HMAC = "HmacSHA256";
    private static final String ED25519 = "Ed25519";

    private StandardWebhooks() {}

    /**
     * The value of {@link #SIGNATURE}: one signature per secret, in their order.
     *
     * @throws IllegalArgumentException for a secret that cannot be used; it is not in the message
     */
    public static String sign(String id, Instant at, byte[] body, List<String> secrets) {
        byte[] content = content(id, at, body);
        return secrets.stream().map(secret -> sign(content, secret)).collect(Collectors.joining(" "));
    }

    private static byte[] content(String id, Instant at, byte[] body) {
        ByteArrayOutputStream content = new ByteArrayOutputStream(body.length + 64);
        content.writeBytes((id + '.' + at.getEpochSecond() + '.').getBytes(UTF_8));
        content.writeBytes(body);
        return content.toByteArray();
    }

    private static String sign(byte[] content, String secret) {
        try {
            if (secret.startsWith(SYMMETRIC)) {
                return "v1," + encode(hmac(content, decode(secret, SYMMETRIC)));
            }
            if (secret.startsWith(PRIVATE)) {
                return "v1a," + encode(ed25519(content, decode(secret, PRIVATE)));
            }
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException("a secret of the endpoint is not the base64 of a key", unusable);
        }
        throw new IllegalArgumentException("a secret of the endpoint begins with neither whsec_ nor whsk_");
    }

    private static byte[] hmac(byte[] content, byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        return mac.doFinal(content);
    }

    /** @param key the seed, which the public key may follow */
    private static byte[] ed25519(byte[] content, byte[] key) throws GeneralSecurityException {
        byte[] seed = key.length == 2 * ED25519_SEED ? Arrays.copyOf(key, ED25519_SEED) : key;
        Signature signature = Signature.getInstance(ED25519);
        signature.initSign(KeyFactory.getInstance(ED25519)
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
        signature.update(content);
        return signature.sign();
    }

    private static byte[] decode(String secret, String prefix) {
        return Base64.getDecoder().decode(secret.substring(prefix.length()));
    }

    private static String encode(byte[] signature) {
        return Base64.getEncoder().encodeToString(signature);
    }
}
