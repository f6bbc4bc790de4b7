package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsEventWriter;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@WithServers(topology = false)
class OrderedIT {

    private static final EventType<TripMoved> MOVED = EventType.of(TripMoved.class);
    private static final EventType<TripFollowed> FOLLOWED = EventType.of(TripFollowed.class);
    private static final int RIDES = 50;
    private static final int STEPS = 60;

    private static final String TOPOLOGY = """
            streams:
              TRIPS: {subjects: [trip.moved.>], partitions: 8}
              FOLLOWED: {subjects: [trip.followed.>]}
              ORDERS: {subjects: [order.placed.>]}
              DEAD_LETTER: {subjects: [dead.>]}
            functions:
              follow:
                ordered: true
                consumers:
                  TRIPS: {filters: [trip.moved.>], ack-wait: 2s}
              bill:
                ordered: true
                consumers:
                  ORDERS: {filters: [order.placed.>]}
            buckets:
              attempts: {}
            """;

    @TempDir
    private Path directory;

    private final List<Process> processes = new ArrayList<>();
    private String url = "";
    private Connection connection;
    private JetStreamManagement streams;

    @BeforeEach
    void open(TestServers servers) throws Exception {
        url = servers.nats().url();
        connection = servers.nats().connect();
        streams = connection.jetStreamManagement();
        for (String stream : streams.getStreamNames()) {
            streams.deleteStream(stream);
        }
        Path file = Files.writeString(directory.resolve("topology.yaml"), TOPOLOGY);
        new TopologyApply(connection).apply(Topology.load(file));
    }

    @AfterEach
    void close() throws Exception {
        processes.forEach(Process::destroyForcibly);
        connection.close();
    }

    @Test
    void steps_of_a_ride_are_followed_in_their_order_while_processes_come_and_die() throws Exception {
        startFollower();
        startFollower();
        publishSteps(0, STEPS / 2);
        await().atMost(Duration.ofMinutes(2)).until(() -> count("FOLLOWED") > 200);

        startFollower();
        processes.getFirst().destroyForcibly();
        publishSteps(STEPS / 2, STEPS);

        await().atMost(Duration.ofMinutes(2)).until(() -> count("FOLLOWED") >= RIDES * STEPS);
        Map<UUID, List<Integer>> followed = followed();
        assertThat(followed).hasSize(RIDES);
        assertThat(followed.values())
                .allSatisfy(steps -> assertThat(steps)
                        .containsExactlyElementsOf(IntStream.range(0, STEPS).boxed().toList()));
        assertThat(count("DEAD_LETTER")).isZero();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Lost {

        @Bean
        Function<TripMoved, Mono<TripFollowed>> follow() {
            return moved -> Mono.error(new IllegalStateException("lost"));
        }
    }

    @Test
    void a_dead_letter_names_the_subject_and_the_consumer_that_a_replay_needs() throws Exception {
        try (var process = run("follow", Lost.class)) {
            publish(new TripMoved(new UUID(0, 5), 0));

            await().until(() -> count("DEAD_LETTER") == 1);
            Headers headers = streams.getMessage("DEAD_LETTER", 1).getHeaders();
            assertThat(headers.getFirst("dead-subject")).isEqualTo("trip.moved.ride." + new UUID(0, 5));
            assertThat(headers.getFirst("dead-consumer")).isEqualTo("follow-trips");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class KeyedOtherwise {

        @Bean
        Function<OrderPlaced, Mono<OrderBilled>> bill() {
            return order -> Mono.empty();
        }
    }

    @Test
    void events_with_another_key_than_their_subject_cannot_be_ordered_across_processes() {
        assertThatThrownBy(() -> run("bill", KeyedOtherwise.class))
                .rootCause()
                .hasMessageStartingWith("Function 'bill' is ordered, but OrderPlaced is kept in order by another property");
    }

    private ConfigurableApplicationContext run(String function, Class<?> configuration) {
        return new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .run(
                        "--nebengjek.nats.url=" + url,
                        "--spring.cloud.function.definition=" + function,
                        "--nebengjek.jetstream.functions.follow.backoff=20ms",
                        "--spring.main.banner-mode=off");
    }

    private void startFollower() {
        processes.add(WorkerProcess.start(FollowerProcess.class, "follow", url));
    }

    private void publishSteps(int from, int to) {
        List<CompletableFuture<PublishAck>> acks = new ArrayList<>();
        for (int step = from; step < to; step++) {
            for (int ride = 0; ride < RIDES; ride++) {
                acks.add(publish(new TripMoved(new UUID(0, ride), step)));
            }
        }
        acks.forEach(CompletableFuture::join);
    }

    private CompletableFuture<PublishAck> publish(TripMoved moved) {
        String id = moved.rideId() + "-" + moved.step();
        Headers headers = NatsEventWriter.event(id, "/test", MOVED.type())
                .plain(EventHeaders.MESSAGE_ID, id)
                .headers();
        try {
            return connection.jetStream().publishAsync(MOVED.subjectOf(moved), headers, MOVED.encode(moved));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<UUID, List<Integer>> followed() throws Exception {
        Map<UUID, List<Integer>> steps = new HashMap<>();
        for (long sequence = 1; sequence <= count("FOLLOWED"); sequence++) {
            TripFollowed one = FOLLOWED.decode(streams.getMessage("FOLLOWED", sequence).getData(), Clock.systemUTC());
            steps.computeIfAbsent(one.rideId(), ride -> new ArrayList<>()).add(one.step());
        }
        return steps;
    }

    private long count(String stream) throws Exception {
        return streams.getStreamInfo(stream).getStreamState().getMsgCount();
    }
}
