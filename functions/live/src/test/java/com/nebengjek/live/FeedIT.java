package com.nebengjek.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.DriverBeacon;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.Position;
import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.tracing.EventTracing;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Connection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WithServers
class FeedIT {

    private static final String TOKEN = "a token for the live map";
    private static final Position HERE = new Position(-6.2, 106.8166, null);

    private final UUID driver = UUID.randomUUID();
    private final UUID passenger = UUID.randomUUID();
    private final UUID request = UUID.randomUUID();
    private ConfigurableApplicationContext map;
    private Connection nats;
    private HttpClient client;

    @BeforeEach
    void start(TestServers servers) throws Exception {
        map = new SpringApplicationBuilder(LiveModule.class)
                .web(WebApplicationType.REACTIVE)
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn",
                        "--nebengjek.nats.url=" + servers.nats().url(),
                        "--nebengjek.live.token=" + TOKEN);
        nats = servers.nats().connect();
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() throws Exception {
        client.shutdownNow();
        nats.close();
        map.close();
    }

    @Test
    void without_the_token_there_is_no_feed() throws Exception {
        assertThat(get("/live/feed", "").statusCode()).isEqualTo(401);
        assertThat(get("/live/feed", "Bearer another").statusCode()).isEqualTo(401);
        assertThat(get("/live/feed", TOKEN).statusCode()).isEqualTo(401);
    }

    @Test
    void a_page_is_told_what_is_new() throws Exception {
        try (Feed feed = watch()) {
            feed.next("present");

            publish(new DriverLocationUpdate(driver, -6.21, 106.82, Instant.now(), null));

            JsonNode position = feed.until(news -> !news.path("positions").isEmpty()).path("positions").get(0);
            assertThat(position.toString()).isEqualTo("[\"driver\",\"%s\",-6.21,106.82]".formatted(driver));
        }
    }

    @Test
    void a_page_that_comes_later_is_told_how_things_are() throws Exception {
        try (Feed first = watch()) {
            first.next("present");
            publish(new DriverBeacon(driver, true, HERE, Instant.now()));
            publish(request());
            publish(offer());
            publish(new DriverLocationUpdate(driver, -6.21, 106.82, Instant.now(), null));
            first.until(news -> !news.path("positions").isEmpty());

            try (Feed second = watch()) {
                JsonNode present = second.next("present");
                assertThat(kinds(present)).containsExactly("user.beacon", "match.request", "match.proposal");
                assertThat(present.path("positions")).hasSize(1);
            }
        }
    }

    @Test
    void an_event_that_is_published_twice_is_told_once() throws Exception {
        try (Feed feed = watch()) {
            feed.next("present");
            UUID id = UUID.randomUUID();
            publish(id, request());
            publish(id, request());
            publish(offer());

            assertThat(feed.kinds(2)).containsExactly("match.request", "match.proposal");
        }
    }

    @Test
    void pages_come_from_here_and_may_load_from_nowhere_else() throws Exception {
        HttpResponse<Stream<String>> page = get("/", "");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .startsWith("default-src 'self'")
                .doesNotContain("http"));
        assertThat(get("/phone", "").statusCode()).isEqualTo(200);
        assertThat(get("/live/leaflet/leaflet-src.esm.js", "").statusCode()).isEqualTo(200);
        assertThat(get("/live/map/main.js", "").headers().firstValue("Content-Type").orElse("")).contains("javascript");
        assertThat(get("/live/../LiveModule.class", "").statusCode()).isEqualTo(404);
    }

    private MatchRequest request() {
        return new MatchRequest(request, passenger, HERE, HERE, Instant.EPOCH);
    }

    private MatchProposal offer() {
        return new MatchProposal(
                UUID.randomUUID(), request, driver, passenger, HERE, HERE, 10, 1, Instant.now().plusSeconds(30));
    }

    private void publish(Record event) throws Exception {
        publish(UUID.randomUUID(), event);
    }

    private void publish(UUID id, Record event) throws Exception {
        new JetStreamEventPublisher(nats, nats.jetStream(), EventTracing.PASS_THROUGH, Clock.systemUTC())
                .publish(new Publication(event, id, "/test", null, null, null))
                .block(Duration.ofSeconds(20));
    }

    private static List<String> kinds(JsonNode batch) {
        return batch.path("events").valueStream().map(event -> event.path("kind").asString()).toList();
    }

    private HttpResponse<Stream<String>> get(String path, String authorization) throws Exception {
        URI url = URI.create("http://127.0.0.1:%s%s"
                .formatted(map.getEnvironment().getRequiredProperty("local.server.port"), path));
        HttpRequest.Builder asked = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(30));
        if (!authorization.isEmpty()) {
            asked.header("Authorization", authorization);
        }
        return client.send(asked.build(), HttpResponse.BodyHandlers.ofLines());
    }

    private Feed watch() throws Exception {
        return new Feed(get("/live/feed", "Bearer " + TOKEN).body());
    }

    /** A page that reads; the test's own limit of time bounds its patience. */
    private record Feed(Stream<String> answer, Iterator<String> lines) implements AutoCloseable {

        Feed(Stream<String> answer) {
            this(answer, answer.iterator());
        }

        JsonNode next(String event) {
            while (!lines.next().equals("event:" + event)) {
                // what came before it
            }
            return JsonMapper.shared().readTree(lines.next().substring("data:".length()));
        }

        JsonNode until(Predicate<JsonNode> wanted) {
            JsonNode news = next("news");
            while (!wanted.test(news)) {
                news = next("news");
            }
            return news;
        }

        /** Of the next so many events. */
        List<String> kinds(int count) {
            return Stream.generate(() -> FeedIT.kinds(next("news")))
                    .flatMap(List::stream)
                    .limit(count)
                    .toList();
        }

        @Override
        public void close() {
            answer.close();
        }
    }
}
