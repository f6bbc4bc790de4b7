package com.nebengjek.topology.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.NKey;
import io.nats.client.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {

    @TempDir
    private Path folder;

    @Test
    void a_token_is_told_to_the_server() {
        assertThat(options(Map.of("NATS_TOKEN", "s3cret")).getTokenChars()).containsExactly("s3cret".toCharArray());
    }

    @Test
    void the_seed_of_an_nkey_signs() throws Exception {
        NKey key = NKey.createUser(new SecureRandom());
        Path seed = Files.writeString(folder.resolve("user"), new String(key.getSeed()) + "\n");

        Options options = options(Map.of("NATS_NKEY", seed.toString()));

        assertThat(options.getAuthHandler().getID()).isEqualTo(key.getPublicKey());
    }

    @Test
    void a_file_that_is_not_there_is_refused_by_the_name_of_its_variable() {
        String nowhere = folder.resolve("nowhere").toString();

        assertThatThrownBy(() -> options(Map.of("NATS_CREDS", nowhere))).hasMessageStartingWith("NATS_CREDS");
        assertThatThrownBy(() -> options(Map.of("NATS_NKEY", nowhere))).hasMessageStartingWith("NATS_NKEY");
    }

    private Options options(Map<String, String> environment) {
        Options.Builder options = Options.builder();
        new SystemAddress(environment, folder).login("nats://nats:4222").applyTo(options);
        return options.build();
    }
}
