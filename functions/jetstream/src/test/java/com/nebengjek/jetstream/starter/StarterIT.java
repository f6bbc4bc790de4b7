package com.nebengjek.jetstream.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nebengjek.events.catalogue.Event;
import com.nebengjek.jetstream.EventPublisher;
import com.nebengjek.jetstream.client.JetStreamClient;
import com.nebengjek.jetstream.client.Outgoing;
import com.nebengjek.jetstream.client.Received;
import com.nebengjek.nats.GuardedDataPort;
import com.nebengjek.testkit.StrangersProject;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody does who has a project of one's own, the starter's artifacts, and five minutes. */
@WithServers(topology = false)
class StarterIT {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration START = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private StrangersProject project;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(
                StrangersProject.isPackaged(EventPublisher.class), "the starter is not packaged: run it by mvn verify");
        project = StrangersProject.copy(ROOT, Path.of("src/test/resources/stranger"), directory)
                .with("functions/events", Event.class)
                .with("functions/nats", GuardedDataPort.class)
                .with("functions/jetstream", EventPublisher.class);
    }

    @AfterEach
    void close() throws IOException {
        if (project != null) {
            project.close();
        }
    }

    @Test
    void a_function_in_a_fresh_project_consumes(TestServers servers) throws Exception {
        Path application = builtWithMaven();
        Process running = start(application, servers.nats().url());
        try (JetStreamClient client = JetStreamClient.connect(servers.nats().url())) {
            await().atMost(START).pollInterval(Duration.ofMillis(200)).until(() -> consumes(client, running));

            client.publish(Outgoing.event("greeting.arrived.guest.ana", arrival("ana")));

            await().atMost(START).until(() -> !spoken(client).isEmpty());
            assertThat(spoken(client)).singleElement().satisfies(greeting -> {
                assertThat(greeting.text()).isEqualTo("{\"name\":\"ana\",\"words\":\"Selamat datang, ana!\"}");
                assertThat(greeting.event().getType()).isEqualTo("com.example.spoken.v1");
                assertThat(greeting.event().getExtension("causationid")).isEqualTo("arrival-1");
            });
        } finally {
            running.destroy();
            running.waitFor(30, TimeUnit.SECONDS);
            running.destroyForcibly();
        }
    }

    private boolean consumes(JetStreamClient client, Process running) throws Exception {
        assertThat(running.isAlive()).as(this::said).isTrue();
        return client.streams().find("GREETINGS").isPresent()
                && client.consumers("GREETINGS").find("greet-greetings").isPresent()
                && client.consumer("GREETINGS", "greet-greetings").isActive();
    }

    private static List<Received> spoken(JetStreamClient client) throws Exception {
        List<Received> spoken = new ArrayList<>();
        client.replay("GREETINGS").filter("greeting.spoken.>").forEach(spoken::add);
        return spoken;
    }

    private static CloudEvent arrival(String name) {
        return CloudEventBuilder.v1()
                .withId("arrival-1")
                .withSource(URI.create("/door"))
                .withType("com.example.arrived.v1")
                .withData("application/json", "{\"name\":\"%s\"}".formatted(name).getBytes())
                .build();
    }

    private Path builtWithMaven() throws Exception {
        StrangersProject.Built built = project.maven("-Dmaven.test.skip=true", "package");
        assertThat(built.success()).as(built.said()).isTrue();
        return project.resolve("target/greetings.jar");
    }

    private Process start(Path application, String natsUrl) throws IOException {
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", application.toString())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        program.environment().put("NATS_URL", natsUrl);
        return program.start();
    }

    private Path log() {
        return directory.resolve("application.log");
    }

    private String said() {
        try {
            return Files.readString(log());
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
