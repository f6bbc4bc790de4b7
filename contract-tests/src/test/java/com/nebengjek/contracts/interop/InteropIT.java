package com.nebengjek.contracts.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.contracts.Skipped;
import com.nebengjek.contracts.golden.GoldenEvent;
import com.nebengjek.contracts.golden.GoldenEvents;
import com.nebengjek.contracts.verify.EventVerifier;
import com.nebengjek.contracts.verify.Found;
import com.nebengjek.contracts.verify.StreamEvents;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.EventPublisher;
import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.client.Defaults;
import com.nebengjek.jetstream.client.JetStreamClient;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsMessageFactory;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import com.nebengjek.jetstream.probe.ProbeServer;
import com.nebengjek.testkit.NodePackage;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.cloudevents.CloudEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs with official SDKs and clients of other languages write events that are taken, and read those that we write. */
@WithServers(topology = false)
class InteropIT {

    private static final String STREAM = "MATCH";
    private static final GoldenEvent REQUEST = GoldenEvents.full(EventType.of(MatchRequest.class));
    private static final MatchProposal PROPOSAL = GoldenEvents.example(MatchProposal.class);
    private static final EventType<MatchProposal> PROPOSED = EventType.of(MatchProposal.class);

    private static final String ID = "offer/" + UUID.randomUUID();

    private JetStreamClient client;
    private ConfigurableApplicationContext publisher;
    private ConfigurableApplicationContext function;
    private List<String> arguments;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = R2dbcAutoConfiguration.class)
    static class Offering {

        @Bean
        Function<MatchRequest, MatchProposal> offer() {
            return request -> PROPOSAL;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = R2dbcAutoConfiguration.class)
    static class Nothing {}

    @BeforeEach
    void start(TestServers servers) throws Exception {
        String url = servers.nats().url();
        client = JetStreamClient.connect(url);
        if (client.streams().find(STREAM).isPresent()) {
            client.streams().delete(STREAM);
        }
        client.streams().createOrUpdate(Defaults.stream(STREAM, "match.>").build());
        publisher = started(Nothing.class, "--nebengjek.nats.url=" + url, "--spring.cloud.function.definition=");
        function = started(
                Offering.class, "--JETSTREAM_ENABLED=false", "--PORT=0", "--spring.cloud.function.definition=offer");
        emitInBothModes();
        arguments = List.of(
                url,
                STREAM,
                "match.request.passenger." + UUID.randomUUID(),
                PROPOSED.subjectPrefix() + ".>",
                "http://127.0.0.1:" + function.getBean(ProbeServer.class).port() + "/",
                REQUEST.event().toString().replace(REQUEST.id(), "request"));
    }

    private static ConfigurableApplicationContext started(Class<?> configuration, String... arguments) {
        return new SpringApplicationBuilder(configuration).web(WebApplicationType.NONE).run(arguments);
    }

    /** Binary as functions publish it, structured by the format. */
    private void emitInBothModes() throws Exception {
        publisher.getBean(EventPublisher.class)
                .publish(new Publication(PROPOSAL, ID, ID, "/functions/offer", "offer", null, null, null))
                .block();
        client.connection()
                .jetStream()
                .publish(NatsMessageFactory.createWriter(PROPOSED.subjectOf(PROPOSAL))
                        .writeStructured(published(), EventHeaders.STRUCTURED_JSON));
    }

    private CloudEvent published() throws Exception {
        List<CloudEvent> events = new ArrayList<>();
        client.replay(STREAM).forEach(message -> events.add(message.event()));
        return events.getFirst();
    }

    @AfterEach
    void stop() throws Exception {
        function.close();
        publisher.close();
        client.close();
    }

    @Test
    void javascript() throws Exception {
        Skipped.unlessInstalled("node");
        Skipped.unlessInstalled("npm");
        NodePackage program = NodePackage.install(Path.of("src/test/node/interop"));

        JsonNode said = json(program.run("interop.js", arguments.toArray(String[]::new)));

        ourEventsWereRead(said.path("events"));
        ourRepliesWereRead(said.path("replies"));
        theirEventsAreTaken("js");
    }

    @Test
    void python() throws Exception {
        Path environment = python3WithLibraries();
        Path program = Path.of("src/test/python/interop").toAbsolutePath();

        JsonNode said = json(Programs.run(program, with(environment.resolve("bin/python").toString(), "interop.py")));

        ourEventsWereRead(said.path("events"));
        ourRepliesWereRead(said.path("replies"));
        theirEventsAreTaken("py");
    }

    /** Where Python has no venv or pip has no index, as on a plain Debian, there is nothing to try. */
    private static Path python3WithLibraries() throws Exception {
        Skipped.unlessInstalled("python3");
        Path environment = Path.of("target/python").toAbsolutePath();
        Path requirements = Path.of("src/test/python/interop/requirements.txt").toAbsolutePath();
        Path installed = environment.resolve("requirements.txt");
        if (!Files.exists(installed) || Files.mismatch(installed, requirements) >= 0) {
            try {
                Programs.run(Path.of("."), List.of("python3", "-m", "venv", environment.toString()));
                Programs.run(Path.of("."), List.of(
                        environment.resolve("bin/pip").toString(), "install", "-q", "--disable-pip-version-check", "-r", requirements.toString()));
                Files.copy(requirements, installed, StandardCopyOption.REPLACE_EXISTING);
            } catch (IllegalStateException missing) {
                Skipped.unless(false, "Python cannot install the CloudEvents SDK: " + missing.getMessage().lines().findFirst().orElse(""));
            }
        }
        return environment;
    }

    @Test
    void go() throws Exception {
        Skipped.unlessInstalled("go");
        Path program = Path.of("src/test/go/interop").toAbsolutePath();

        JsonNode said = json(Programs.run(program, with("go", "run", ".")));

        ourEventsWereRead(said.path("events"));
        theirEventsAreTaken("go");
    }

    private List<String> with(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(arguments);
        return all;
    }

    private static void ourEventsWereRead(JsonNode events) {
        assertThat(events).hasSize(2).allSatisfy(event -> {
            assertThat(event.path("id").asString()).isEqualTo(ID);
            assertThat(event.path("source").asString()).isEqualTo("/functions/offer");
            ourProposalWasRead(event);
        });
    }

    private static void ourRepliesWereRead(JsonNode replies) {
        assertThat(replies).hasSize(2).allSatisfy(InteropIT::ourProposalWasRead);
    }

    private static void ourProposalWasRead(JsonNode event) {
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("type").asString()).isEqualTo(PROPOSED.type());
        assertThat(event.path("subject").asString()).isEqualTo(PROPOSED.aggregateOf(PROPOSAL));
        assertThat(event.path("partitionkey").asString()).isEqualTo(PROPOSED.partitionKeyOf(PROPOSAL));
        assertThat(event.path("datacontenttype").asString("application/json")).isEqualTo("application/json");
        assertThat(event.path("data")).isEqualTo(json(new String(PROPOSED.encode(PROPOSAL), UTF_8)));
    }

    private void theirEventsAreTaken(String language) throws Exception {
        List<Found> found = new ArrayList<>();
        StreamEvents.read(client, STREAM, found::add);
        EventVerifier verifier = new EventVerifier(Clock.systemUTC());
        assertThat(found).hasSize(4);
        assertThat(found.stream().map(verifier::verify)).allSatisfy(verdict -> assertThat(verdict.conforms())
                .as("%s", verdict)
                .isTrue());
        List<ReceivedEvent> theirs = found.subList(2, 4).stream().map(Found::event).toList();
        assertThat(theirs)
                .extracting(ReceivedEvent::id)
                .containsExactly("request-" + language + "-binary", "request-" + language + "-structured");
        assertThat(theirs).allSatisfy(event -> {
            assertThat(event.source()).isEqualTo(REQUEST.event().path("source").asString());
            assertThat(event.correlationId()).isEqualTo(REQUEST.event().path("correlationid").asString());
            assertThat(json(new String(event.data(), UTF_8))).isEqualTo(REQUEST.data());
        });
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
