package com.nebengjek.api.token;

import com.nebengjek.api.ApiSettings;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.text.ParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that tokens are signed with. The first of the file signs, all are published: a key is rotated by putting a new
 * one first, and taking the old one out when the last token it signed has expired.
 *
 * <p>A file that has changed is read again; one that cannot be read leaves the keys as they were.
 */
final class SigningKeys {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final String PROPERTY = "nebengjek.api.tokens.keys";

    private final ApiSettings.Tokens settings;
    private volatile JWKSet keys;
    private volatile FileTime read = FileTime.fromMillis(0);

    /** @throws IllegalStateException when the file holds no such keys; it says what is wrong */
    SigningKeys(ApiSettings.Tokens settings) {
        this.settings = settings;
        this.keys = settings.keys().isBlank() ? generated() : load();
    }

    /** All keys, without their private halves. */
    JWKSet published() {
        return keys.toPublicJWKSet();
    }

    JWKSet all() {
        return keys;
    }

    /** Takes a file that was changed since it was read last. */
    void refresh() {
        if (settings.keys().isBlank()) {
            return;
        }
        try {
            if (!Files.getLastModifiedTime(Path.of(settings.keys())).equals(read)) {
                keys = load();
                log.info("{}: {} keys, {} signs", PROPERTY, keys.size(), keys.getKeys().getFirst().getKeyID());
            }
        } catch (IOException | IllegalStateException fault) {
            log.error("{} cannot be read again, the keys stay as they are: {}", PROPERTY, fault.getMessage());
        }
    }

    private JWKSet load() {
        Path file = Path.of(settings.keys());
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            JWKSet loaded = JWKSet.load(file.toFile());
            loaded.getKeys().forEach(SigningKeys::requireSigningKey);
            if (loaded.isEmpty()) {
                throw new IllegalStateException(PROPERTY + ": there is no key in " + file);
            }
            read = changed;
            return loaded;
        } catch (IOException fault) {
            throw new IllegalStateException(PROPERTY + ": " + file + " cannot be read", fault);
        } catch (ParseException fault) {
            throw new IllegalStateException(PROPERTY + ": " + file + " is not a JWK set: " + fault.getMessage(), fault);
        }
    }

    private static void requireSigningKey(JWK key) {
        if (!(key instanceof ECKey curve && curve.isPrivate() && curve.getCurve().equals(Curve.P_256)
                && key.getKeyID() != null)) {
            throw new IllegalStateException(PROPERTY + ": each key must be a private EC key of curve P-256 with a kid");
        }
    }

    private static JWKSet generated() {
        try {
            log.warn("{} is not set: tokens are signed with a key that ends with this process", PROPERTY);
            return new JWKSet(new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate());
        } catch (JOSEException fault) {
            throw new IllegalStateException("This JDK cannot make an ES256 key pair", fault);
        }
    }
}
