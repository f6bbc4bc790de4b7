package com.nebengjek.jetstream.connection;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * Whom a process trusts, and what it shows of itself, over TLS. All are PEM files.
 *
 * @param caFile certificates that the server's one has to come from; the JDK's when absent ({@code NATS_CA})
 * @param certificateFile the client's own certificate, with its chain ({@code NATS_CERT})
 * @param keyFile its private key, not encrypted ({@code NATS_KEY})
 */
public record NatsTls(@Nullable Path caFile, @Nullable Path certificateFile, @Nullable Path keyFile) {

    public static final NatsTls NONE = new NatsTls(null, null, null);

    public NatsTls {
        caFile = Setting.readable(caFile, "nebengjek.nats.tls.ca-file (NATS_CA)");
        certificateFile = Setting.readable(certificateFile, "nebengjek.nats.tls.certificate-file (NATS_CERT)");
        keyFile = Setting.readable(keyFile, "nebengjek.nats.tls.key-file (NATS_KEY)");
        if ((certificateFile == null) != (keyFile == null)) {
            throw new IllegalArgumentException(
                    "nebengjek.nats.tls.certificate-file (NATS_CERT) and nebengjek.nats.tls.key-file (NATS_KEY) go together, only the %s is set: set both or neither"
                            .formatted(keyFile == null ? "certificate" : "key"));
        }
    }

    boolean isNone() {
        return caFile == null && certificateFile == null;
    }

    /** Fails naming the files when they are not what they should be. */
    SSLContext context() {
        try {
            return SslBundle.of(new PemSslStoreBundle(storeOf(certificateFile, keyFile), storeOf(caFile, null)))
                    .createSslContext();
        } catch (IllegalStateException | IllegalArgumentException fault) {
            throw new IllegalArgumentException(
                    "nebengjek.nats.tls (NATS_CA, NATS_CERT, NATS_KEY): %s are not PEM files of certificates and their key: %s"
                            .formatted(
                                    Stream.of(caFile, certificateFile, keyFile)
                                            .filter(Objects::nonNull)
                                            .toList(),
                                    fault.getMessage()),
                    fault);
        }
    }

    private static @Nullable PemSslStoreDetails storeOf(@Nullable Path certificates, @Nullable Path key) {
        return certificates == null
                ? null
                : new PemSslStoreDetails(null, location(certificates), key == null ? null : location(key));
    }

    private static String location(Path file) {
        return file.toUri().toString();
    }
}
