package com.nebengjek.jetstream.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIT {

    @TempDir
    static Path directory;

    private static Certificates certificates;

    @BeforeAll
    static void authority_server_and_client() throws Exception {
        certificates = new Certificates(directory);
        certificates.makeServer("here", "dns:localhost,ip:127.0.0.1");
        certificates.makeServer("elsewhere", "dns:elsewhere.example");
        certificates.makeClient("client");
    }

    private static ConfiguredNats server(String certificate, boolean verify) throws Exception {
        return ConfiguredNats.with(
                directory,
                """
                tls {
                  cert_file: "%s"
                  key_file: "%s"
                  ca_file: "%s"
                  verify: %s
                }
                """.formatted(
                                certificates.certificate(certificate),
                                certificates.key(certificate),
                                certificates.authority(),
                                verify));
    }

    private static NatsTls trusting(Path authority) {
        return new NatsTls(authority, null, null);
    }

    @Test
    void an_authority_of_ones_own_is_trusted() throws Exception {
        try (ConfiguredNats server = server("here", false);
                Connection connection =
                        NatsConnections.connect(server.properties().tls(trusting(certificates.authority())))) {
            assertThat(connection.getStatus()).isEqualTo(Connection.Status.CONNECTED);
            assertThat(connection.getServerInfo().isTLSRequired()).isTrue();
        }
    }

    @Test
    void a_client_shows_its_certificate() throws Exception {
        NatsTls tls = new NatsTls(
                certificates.authority(), certificates.certificate("client"), certificates.key("client"));

        try (ConfiguredNats server = server("here", true);
                Connection connection = NatsConnections.connect(server.properties().tls(tls))) {
            assertThat(connection.getStatus()).isEqualTo(Connection.Status.CONNECTED);
        }
    }

    @Test
    void a_client_without_the_certificate_that_the_server_wants_is_refused() throws Exception {
        try (ConfiguredNats server = server("here", true)) {
            NatsProperties properties = server.properties().tls(trusting(certificates.authority()));

            assertThatThrownBy(() -> NatsConnections.connect(properties)).hasMessageContaining("NATS_CERT");
        }
    }

    @Test
    void a_server_of_another_authority_is_refused() throws Exception {
        try (ConfiguredNats server = server("here", false)) {
            NatsProperties properties = server.properties().tls(trusting(certificates.certificate("client")));

            assertThatThrownBy(() -> NatsConnections.connect(properties)).hasMessageContaining("NATS_CA");
        }
    }

    @Test
    void a_server_with_the_certificate_of_another_host_is_refused() throws Exception {
        try (ConfiguredNats server = server("elsewhere", false)) {
            NatsProperties properties = server.properties().tls(trusting(certificates.authority()));

            assertThatThrownBy(() -> NatsConnections.connect(properties)).hasMessageContaining("127.0.0.1");
        }
    }

    @Test
    void a_server_that_wants_tls_says_so_to_who_has_none() throws Exception {
        try (ConfiguredNats server = server("here", false)) {
            assertThatThrownBy(() -> NatsConnections.connect(server.properties())).hasMessageContaining("NATS_CA");
        }
    }

    @Test
    void a_server_without_tls_is_refused_by_who_wants_it() throws Exception {
        try (ConfiguredNats server = ConfiguredNats.with(directory, "")) {
            NatsProperties properties = server.properties().tls(trusting(certificates.authority()));

            assertThatThrownBy(() -> NatsConnections.connect(properties)).hasMessageContaining("it has no TLS");
        }
    }

    @Test
    void nobody_at_the_address_is_no_matter_of_tls() {
        assertThatThrownBy(() -> NatsConnections.connect(NatsProperties.at("nats://127.0.0.1:1")))
                .hasMessageContaining("NATS at nats://127.0.0.1:1: no server answers");
    }
}
