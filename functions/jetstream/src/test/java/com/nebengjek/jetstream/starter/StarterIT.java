package com.nebengjek.jetstream.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nebengjek.jetstream.EventPublisher;
import com.nebengjek.jetstream.client.JetStreamClient;
import com.nebengjek.jetstream.client.Outgoing;
import com.nebengjek.jetstream.client.Received;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody does who has a project of one's own, the starter's artifacts, and five minutes. */
@WithServers(topology = false)
class StarterIT {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final Duration BUILD = Duration.ofMinutes(2);
    private static final Duration START = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    @BeforeEach
    void packaged() {
        assumeTrue(
                StrangersRepository.jarOf(EventPublisher.class).toString().endsWith(".jar"),
                "the starter is not packaged: run it by mvn verify");
    }

    @AfterEach
    void unlink() throws IOException {
        StrangersRepository.unlink(directory);
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
        assertThat(running.isAlive()).as(() -> said("application.log")).isTrue();
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
        Path repository = StrangersRepository.create(directory.resolve("repository"), ROOT);
        Path project = directory.resolve("greetings");
        copy(Path.of("src/test/resources/stranger"), project);
        Path pom = project.resolve("pom.xml");
        Files.writeString(pom, withVersions(Files.readString(pom)));
        List<String> command = List.of(
                maven(), "--batch-mode", "--offline", "-Dmaven.repo.local=" + repository, "-Dmaven.test.skip=true", "package");
        Process build = process(command, "maven.log").directory(project.toFile()).start();
        boolean ended = build.waitFor(BUILD.toSeconds(), TimeUnit.SECONDS);
        build.destroyForcibly();
        assertThat(ended && build.exitValue() == 0).as(() -> said("maven.log")).isTrue();
        return project.resolve("target/greetings.jar");
    }

    private Process start(Path application, String natsUrl) throws IOException {
        ProcessBuilder program = process(
                List.of(JAVA_HOME.resolve("bin/java").toString(), "-jar", application.toString()), "application.log");
        program.environment().put("NATS_URL", natsUrl);
        return program.start();
    }

    private ProcessBuilder process(List<String> command, String log) {
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(log).toFile());
        process.environment().put("JAVA_HOME", JAVA_HOME.toString());
        return process;
    }

    /** The Maven that runs this test, or else the machine's. */
    private static String maven() {
        String home = System.getProperty("maven.home");
        return home == null ? "mvn" : Path.of(home, "bin", "mvn").toString();
    }

    /** The plugins and the Spring Boot that this build has, and therefore has downloaded. */
    private static String withVersions(String pom) throws IOException {
        String parent = Files.readString(ROOT.resolve("pom.xml"));
        return Pattern.compile("@([a-z.-]+)@").matcher(pom).replaceAll(name -> versionIn(parent, name.group(1)));
    }

    private static String versionIn(String parent, String name) {
        String quoted = Pattern.quote(name);
        Matcher version = Pattern.compile(
                        "<" + quoted + ">([^<]+)</|<artifactId>" + quoted + "</artifactId>\\s*<version>([^<]+)</")
                .matcher(parent);
        assertThat(version.find()).as("the version of " + name + " in the root's pom.xml").isTrue();
        return version.group(1) == null ? version.group(2) : version.group(1);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private String said(String log) {
        try {
            return Files.readString(directory.resolve(log));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
