package com.nebengjek.topology.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.topology.NatsServer;
import io.nats.client.Options;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system whose NATS knows its users. */
class SecuredSystemIT {

    @TempDir
    private Path infra;

    private NatsServer server;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void startAsInfraRunSecureDoes() throws Exception {
        server = NatsServer.start(
                Files.createDirectory(infra.resolve("nats")),
                "authorization { users = [ { user: operator, password: $PASSWORD } ] }",
                Map.of("PASSWORD", "p4ss"));
        server.connect(Options.builder().userInfo("operator", "p4ss")).close();
        Files.createDirectory(infra.resolve(".data"));
        Files.writeString(
                infra.resolve(".data/endpoints.json"),
                "{\"natsUrl\": \"%s\", \"natsUser\": \"operator\", \"natsPassword\": \"p4ss\", \"natsCa\": null}"
                        .formatted(server.url()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void is_looked_after_with_what_infra_run_wrote_down() throws Exception {
        assertThat(admin(Map.of()).run("topology", "apply")).isZero();
    }

    @Test
    void the_environment_goes_before_that() throws Exception {
        assertThat(admin(Map.of("NATS_PASSWORD", "forgotten")).run("topology", "diff")).isEqualTo(1);

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("refused the credentials");
    }

    @Test
    void another_server_is_told_nothing_of_it() throws Exception {
        String sameServer = server.url().replace("127.0.0.1", "localhost");

        assertThat(admin(Map.of()).run("topology", "diff", "--server", sameServer)).isEqualTo(1);

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("refused the credentials");
    }

    private Admin admin(Map<String, String> environment) {
        PrintStream print = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new Admin(environment, infra, Terminal.NOBODY, print, print);
    }
}
