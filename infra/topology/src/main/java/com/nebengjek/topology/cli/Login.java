package com.nebengjek.topology.cli;

import io.nats.client.Nats;
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
 * @param token instead of a user
 * @param nkey a file with the seed of one, instead of a user
 * @param credentials a file as {@code nsc} writes it, instead of a user
 * @param authority a PEM file
 */
record Login(
        Optional<String> user,
        Optional<String> password,
        Optional<String> token,
        Optional<Path> nkey,
        Optional<Path> credentials,
        Optional<Path> authority) {

    /** @throws BadArguments when one of the files is not what it should be */
    void applyTo(Options.Builder options) {
        user.ifPresent(name -> options.userInfo(name, password.orElse("")));
        token.ifPresent(secret -> options.token(secret.toCharArray()));
        nkey.ifPresent(file -> options.authHandler(Nats.staticCredentials(null, seed(file))));
        credentials.ifPresent(file -> options.authHandler(Nats.credentials(readable("NATS_CREDS", file).toString())));
        authority.ifPresent(file -> options.sslContext(trusting(file)));
    }

    private static char[] seed(Path file) {
        try {
            return Files.readString(readable("NATS_NKEY", file)).strip().toCharArray();
        } catch (IOException unusable) {
            throw new BadArguments("NATS_NKEY is '%s', which cannot be read.".formatted(file));
        }
    }

    private static Path readable(String variable, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new BadArguments("%s is '%s', which cannot be read: name a file.".formatted(variable, file));
        }
        return file;
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
