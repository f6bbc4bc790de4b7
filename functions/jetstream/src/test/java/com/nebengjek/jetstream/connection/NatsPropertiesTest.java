package com.nebengjek.jetstream.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NatsPropertiesTest {

    @TempDir
    Path directory;

    private static NatsProperties bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("nebengjek.nats", NatsProperties.class);
    }

    @Test
    void what_an_environment_leaves_empty_is_absent() {
        NatsProperties properties = bound(Map.of(
                "nebengjek.nats.cluster-id", "",
                "nebengjek.nats.domain", "",
                "nebengjek.nats.inbox-prefix", "",
                "nebengjek.nats.auth.token", "",
                "nebengjek.nats.auth.credentials-file", "",
                "nebengjek.nats.tls.ca-file", ""));

        assertThat(properties).isEqualTo(NatsProperties.at("nats://127.0.0.1:4222"));
    }

    @Test
    void a_file_that_is_not_there_is_named_with_its_property_and_variable() {
        Path missing = directory.resolve("user.creds");

        assertThatThrownBy(() -> bound(Map.of("nebengjek.nats.auth.credentials-file", missing.toString())))
                .rootCause()
                .hasMessage("nebengjek.nats.auth.credentials-file (NATS_CREDS) names %s, which is no file that can be read: correct the path, or mount the file there"
                        .formatted(missing));
    }

    @Test
    void two_kinds_of_credentials_are_one_too_many() {
        assertThatThrownBy(() -> new NatsAuth("sesame", "ride", "secret", null, null))
                .hasMessageContaining("more than one kind of credentials")
                .hasMessageContaining("NATS_TOKEN");
    }

    @Test
    void credentials_in_the_url_and_beside_it_are_one_too_many() {
        assertThatThrownBy(() -> NatsProperties.at("nats://ride:secret@127.0.0.1:4222").auth(NatsAuth.token("sesame")))
                .hasMessageContaining("NATS_URL")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_user_without_a_password_is_refused() {
        assertThatThrownBy(() -> new NatsAuth(null, "ride", null, null, null))
                .hasMessageContaining("NATS_PASSWORD");
    }

    @Test
    void a_certificate_without_its_key_is_refused() throws Exception {
        Path certificate = Files.writeString(directory.resolve("client.pem"), "…");

        assertThatThrownBy(() -> new NatsTls(null, certificate, null)).hasMessageContaining("NATS_KEY");
    }

    @Test
    void a_file_that_holds_something_else_is_named() throws Exception {
        Path nonsense = Files.writeString(directory.resolve("nonsense"), "once upon a time");

        assertThatThrownBy(() -> NatsConnections.connect(NatsProperties.at("nats://127.0.0.1:1").auth(NatsAuth.nkey(nonsense))))
                .hasMessageContaining("nebengjek.nats.auth.nkey-file (NATS_NKEY) names " + nonsense);
        assertThatThrownBy(() -> NatsConnections.connect(
                        NatsProperties.at("nats://127.0.0.1:1").tls(new NatsTls(nonsense, null, null))))
                .hasMessageContaining("NATS_CA")
                .hasMessageContaining(nonsense.toString());
        assertThatThrownBy(() -> NatsConnections.connect(
                        NatsProperties.at("nats://127.0.0.1:1").auth(NatsAuth.credentials(nonsense))))
                .hasMessageContaining("NATS_CREDS")
                .hasMessageContaining(nonsense.toString());
    }

    @Test
    void a_name_that_no_subject_can_have_is_refused() {
        assertThatThrownBy(() -> NatsProperties.at("nats://127.0.0.1:1").domain("a.b"))
                .hasMessageContaining("JETSTREAM_DOMAIN");
        assertThatThrownBy(() -> NatsProperties.at("nats://127.0.0.1:1").inboxPrefix("_INBOX.>"))
                .hasMessageContaining("NATS_INBOX_PREFIX");
    }

    @Test
    void secrets_are_not_printed() {
        NatsProperties properties = NatsProperties.at("nats://127.0.0.1:1").auth(NatsAuth.user("ride", "s3cret"));

        assertThat(properties.toString()).contains("ride").doesNotContain("s3cret");
        assertThat(NatsProperties.at("nats://ride:s3cret@127.0.0.1:1").toString()).doesNotContain("s3cret");
    }
}
