package com.nebengjek.topology.cli;

import io.nats.client.Options;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Who somebody is to a NATS server, and whose certificate the server's must come from. Without a user, the URL may have
 * one; without an authority, the JDK's are trusted.
 *
 * @param authority a PEM file
 */
record Login(Optional<String> user, Optional<String> password, Optional<Path> authority) {

    /** @throws BadArguments when the file of the authority is no certificate */
    void applyTo(Options.Builder options) {
        user.ifPresent(name -> options.userInfo(name, password.orElse("")));
        authority.ifPresent(file -> options.sslContext(trusting(file)));
    }

    private static SSLContext trusting(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null);
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("authority-" + trusted.size(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new BadArguments("NATS_CA is '%s', which is no PEM file of certificates.".formatted(file));
        }
    }
}
