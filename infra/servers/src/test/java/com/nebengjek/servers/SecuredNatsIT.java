package com.nebengjek.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

class SecuredNatsIT {

    private static final NatsSecurity ONE_USER = new NatsSecurity(
            "authorization { users = [ { user: \"courier\", password: $COURIER } ] }", Map.of("COURIER", "p4ss"));

    @TempDir
    private Path data;

    private Running<NatsAddress> nats;

    @BeforeEach
    void start() {
        ServerOptions options =
                new ServerOptions(data, false, false, 0, Optional.of(ONE_USER), line -> {});
        nats = new LocalSource(Map.of()).nats(options);
    }

    @AfterEach
    void stop() {
        nats.close();
    }

    @Test
    void a_known_user_comes_in_over_tls() throws Exception {
        try (Connection connection = Nats.connect(courier().sslContext(trusting(authority())).build())) {
            assertThat(connection.getServerInfo().isTLSRequired()).isTrue();
        }
    }

    @Test
    void nobody_else_does() {
        Options.Builder stranger =
                Options.builder().server(nats.address().url()).errorListener(new ErrorListener() {}).noReconnect();
        assertThatThrownBy(() -> Nats.connect(stranger.sslContext(trusting(authority())).build()))
                .hasMessageContaining("Authorization Violation");
    }

    @Test
    void whoever_trusts_other_authorities_does_not_talk_to_it() {
        assertThatThrownBy(() -> Nats.connect(courier().build())).isInstanceOf(IOException.class);
    }

    @Test
    void its_certificate_is_for_the_address_that_clients_use() throws Exception {
        try (InputStream pem = Files.newInputStream(authority().resolveSibling("server.pem"))) {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            assertThat(certificate.getSubjectAlternativeNames().toString())
                    .contains(URI.create(nats.address().url()).getHost());
        }
    }

    @Test
    void its_key_is_for_its_owner_alone() throws IOException {
        assertThat(Files.getPosixFilePermissions(authority().resolveSibling("server.key"))).hasSize(2);
        assertThat(authority().getParent()).isDirectoryNotContaining("glob:**.p12");
    }

    private Options.Builder courier() {
        return Options.builder()
                .server(nats.address().url())
                .userInfo("courier", "p4ss")
                .errorListener(new ErrorListener() {})
                .noReconnect();
    }

    private Path authority() {
        return nats.address().authority().orElseThrow();
    }

    private static SSLContext trusting(Path authority) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        try (InputStream pem = Files.newInputStream(authority)) {
            trusted.setCertificateEntry("authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
