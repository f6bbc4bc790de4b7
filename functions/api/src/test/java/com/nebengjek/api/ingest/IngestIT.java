package com.nebengjek.api.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.api.ApiUnderTest;
import com.nebengjek.api.token.AccessTokens;
import com.nebengjek.database.ApiKeys;
import com.nebengjek.events.Role;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import com.nebengjek.testkit.NodePackage;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.nats.client.Connection;
import io.nats.client.Subscription;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.NatsMessage;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Producers with the official SDKs and without, and what becomes of what they send. */
@WithServers
class IngestIT {

    private static final String REQUEST = "com.nebengjek.match.request.v1";

    private static ApiUnderTest api;
    private static Connection nats;
    private static java.sql.Connection database;
    private static String key;

    /** Of this test alone. */
    private final UUID passenger = UUID.randomUUID();
    private final String id = "order/" + UUID.randomUUID();

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        api = new ApiUnderTest(servers);
        nats = servers.nats().connect();
        database = servers.database().connect();
        key = key(10_000, "com.nebengjek.match.*", "com.nebengjek.location.update.v1");
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
        nats.close();
        database.close();
    }

    @Test
    void an_event_that_the_java_sdk_writes_in_binary_mode_is_stored_as_it_is() throws Exception {
        Post.Answer answer = binary(event().build()).key(key).to(api).expect(202);

        ReceivedEvent stored = stored(answer);
        assertThat(answer.body().get("stream")).isEqualTo("MATCH");
        assertThat(stored.id()).isEqualTo(id);
        assertThat(stored.source()).isEqualTo("https://partner.example/desk");
        assertThat(stored.type()).isEqualTo(REQUEST);
        assertThat(stored.partitionKey()).isEqualTo(requestId().toString());
        assertThat(JsonMapper.shared().readTree(stored.data())).isEqualTo(JsonMapper.shared().readTree(data()));
    }

    @Test
    void an_event_that_the_java_sdk_writes_in_structured_mode_is_accepted_too() throws Exception {
        byte[] event = new JsonFormat().serialize(event().build());

        Post.Answer answer = Post.of(event).with("Content-Type", JsonFormat.CONTENT_TYPE).key(key).to(api).expect(202);

        assertThat(stored(answer).id()).isEqualTo(id);
    }

    @Test
    void events_of_the_javascript_sdk_are_accepted_in_every_mode() throws Exception {
        NodePackage producers = NodePackage.install(Path.of("src/test/node/producers"));

        JsonNode answers = JsonMapper.shared().readTree(producers.run("publish.js", url(), key, json()));

        assertThat(answers.at("/binary/status").asInt()).as("%s", answers).isEqualTo(202);
        assertThat(answers.at("/structured/status").asInt()).as("%s", answers).isEqualTo(202);
        assertThat(answers.at("/again/status").asInt()).as("%s", answers).isEqualTo(200);
        assertThat(answers.at("/batch/status").asInt()).as("%s", answers).isEqualTo(202);
        assertThat(answers.at("/batch/body/events").size()).isEqualTo(2);
        structured(json().replace(id, id + "-emitted")).expect(200);
    }

    private static String url() {
        return "http://127.0.0.1:" + api.port() + "/events";
    }

    @Test
    void a_repeat_is_recognised_in_whatever_mode_it_comes() {
        long sequence = binary(event().build()).key(key).to(api).expect(202).sequence();

        Post.Answer repeat = structured(json()).expect(200);

        assertThat(repeat.sequence()).isEqualTo(sequence);
        assertThat(repeat.body().get("duplicate")).isEqualTo(true);
    }

    @Test
    void the_same_id_of_another_source_is_another_event() {
        structured(json()).expect(202);

        structured(json().replace("/desk", "/counter")).expect(202);
    }

    @Test
    void nobody_can_make_anothers_event_look_like_a_repeat() throws Exception {
        String other = key(100, "*");
        Post.structured(json()).key(other).to(api).expect(202);

        structured(json()).expect(202);
    }

    @Test
    void a_batch_is_stored_in_its_order_and_each_event_answered() {
        Post.Answer answer = Post.batch(json(), json().replace(id, id + "-2"), json()).key(key).to(api).expect(202);

        List<?> events = (List<?>) answer.body().get("events");
        assertThat(events).extracting(event -> (Object) ((Map<?, ?>) event).get("id")).containsExactly(id, id + "-2", id);
        assertThat(events).extracting(event -> (Object) ((Map<?, ?>) event).get("duplicate")).containsExactly(false, false, true);
        assertThat(events)
                .extracting(event -> (Object) ((Map<?, ?>) event).get("sequence"))
                .satisfies(sequences -> assertThat(sequences.get(0)).isEqualTo(sequences.get(2)));
    }

    @Test
    void of_a_batch_with_one_bad_event_none_is_stored_and_each_field_at_fault_is_named() throws Exception {
        Subscription subjects = nats.subscribe("match.request.passenger." + passenger);
        nats.flush(Duration.ofSeconds(10));

        Post.Answer answer = Post.batch(
                        json(),
                        json().replace("-6.2", "-96.2"),
                        json().replace(REQUEST, "com.nebengjek.ride.started.v1"))
                .key(key)
                .to(api)
                .expect(422);

        assertThat(answer.faults())
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith("[1].data.pickup.latitude must be at least -90"),
                        fault -> assertThat(fault).startsWith("[2].type is none that comes from outside"));
        structured(json()).expect(202);
        assertThat(subjects.nextMessage(10_000)).isNotNull();
        assertThat(subjects.getPendingMessageCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    "specversion":"1.0"  | "specversion":"0.3" | 400 | specversion must be 1.0
                    "source"             | "sauce"             | 400 | source is required
                    "source":"https://partner.example/desk" | "source":"/functions/ride-progress" | 400 | source is one of this system
                    "type":"com          | "type":"org         | 422 | type is none that comes from outside
                    "time":"2026         | "time":"the 3rd of  | 400 | time must be a time
                    "subject":"          | "subject":"x        | 422 | subject must be the id
                    "latitude":-6.2      | "latitude":"south"  | 422 | data.pickup.latitude must be of type number
                    "request_id"         | "request"           | 422 | data.request_id is required
                    "pickup":            | "colour":"red","pickup": | 422 | data.colour is not a known field
                    "data":              | "dada":             | 400 | dada must be a text
                    """)
    void the_field_at_fault_is_named(String right, String wrong, int status, String fault) {
        assertThat(json()).contains(right);

        assertThat(structured(json().replace(right, wrong)).expect(status).faults().getFirst()).startsWith(fault);
    }

    @Test
    void a_position_has_to_say_whose_it_is() {
        String position = """
                {"specversion":"1.0","id":"%s","source":"urn:fleet","type":"com.nebengjek.location.update.v1",
                 "data":{"user_id":"%s","latitude":-6.2,"longitude":106.8,"timestamp":"2026-05-01T10:00:00Z"}}"""
                .formatted(id, passenger);

        assertThat(structured(position).expect(422).faults().getFirst()).startsWith("entity is required");
        assertThat(structured(position.replace("\"data\"", "\"entity\":\"driver\",\"data\"")).expect(202).body().get("stream"))
                .isEqualTo("LOCATION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"event\"", "", "[1]"})
    void what_is_no_event_is_refused(String body) {
        assertThat(structured(body).status()).isEqualTo(400);
        assertThat(Post.batch(body).key(key).to(api).status()).isIn(400, 200);
    }

    @Test
    void json_that_is_nested_without_end_is_refused() {
        structured(json().replace("-6.2", "[".repeat(100_000))).expect(400);
    }

    @Test
    void other_formats_and_packed_bodies_are_not_understood() {
        Post.structured(json()).with("Content-Type", "application/cloudevents+xml").key(key).to(api).expect(415);
        Post.structured(json()).with("Content-Type", "text/plain").key(key).to(api).expect(415);
        Post.structured(json()).with("Content-Encoding", "gzip").key(key).to(api).expect(415);
    }

    @Test
    void too_much_at_once_is_refused() {
        structured(json().replace("partner", "p".repeat(300_000))).expect(413);

        Post.batch(Collections.nCopies(101, json()).toArray(String[]::new)).key(key).to(api).expect(413);
    }

    @Test
    void a_key_publishes_the_types_it_is_for() throws Exception {
        String positions = key(100, "com.nebengjek.location.*", "com.nebengjek.match.request.v2");

        assertThat(Post.structured(json()).key(positions).to(api).expect(403).faults().getFirst()).startsWith("type is not among");
    }

    @Test
    void a_key_that_is_unknown_or_was_revoked_is_refused() throws Exception {
        Post.structured(json()).key("nj_" + "x".repeat(43)).to(api).expect(401);
        Post.structured(json()).key("password").to(api).expect(401);
        String revoked = key(100, "*");
        List<ApiKeys.Key> known = new ApiKeys(database).list();
        Post.structured(json()).key(revoked).to(api).expect(202);
        new ApiKeys(database).revoke(known.getLast().name());
        Post.structured(json()).key(revoked).to(api).expect(401);
    }

    @Test
    void a_key_opens_nothing_else() {
        api.client.get().uri("/me").header("X-API-Key", key).exchange().expectStatus().isUnauthorized();
    }

    @ParameterizedTest
    @CsvSource({
        "/docs/events,                text/html,        page.js",
        "/docs/events/page.js,        text/javascript,  nats",
        "/docs/events/page.css,       text/css,         --accent",
        "/docs/events/nats.json,      application/json, match.request.passenger.{passenger_id}",
        "/docs/events/websocket.json, application/json, beacon_update"
    })
    void anybody_can_read_how_events_look_without_anything_from_elsewhere(String path, String type, String content) {
        byte[] body = api.client
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Content-Type", type + ".*")
                .expectBody()
                .returnResult()
                .getResponseBody();

        assertThat(new String(body, UTF_8)).contains(content).doesNotContain("https://");
    }

    @Test
    void who_publishes_more_than_allowed_is_told_when_to_come_back() throws Exception {
        String slow = key(2, "*");
        Post.structured(json()).key(slow).to(api).expect(202);
        Post.structured(json()).key(slow).to(api).expect(200);

        Post.Answer answer = Post.structured(json()).key(slow).to(api).expect(429);

        assertThat(Long.parseLong(answer.headers().getFirst("Retry-After"))).isBetween(1L, 30L);
    }

    @Test
    void a_person_may_say_what_clients_say_and_for_nobody_else() {
        String own = token(passenger, Role.PASSENGER);

        Post.structured(json()).token(own).to(api).expect(202);
        assertThat(Post.structured(json()).token(token(UUID.randomUUID(), Role.PASSENGER)).to(api).expect(403).faults())
                .containsExactly("data.passenger_id must be yourself");
        assertThat(Post.structured(json()).token(token(passenger, Role.DRIVER)).to(api).expect(403).faults())
                .containsExactly("type is for a PASSENGER, and you are signed in as a DRIVER");
    }

    @Test
    void a_payload_of_the_earlier_system_is_the_event_that_it_stands_for() throws Exception {
        account();
        String finder = "{\"user_id\":\"%s\",\"is_active\":false,\"msisdn\":\"\"}".formatted(passenger);

        Post.Answer answer = Post.earlier("user.finder", finder).key(key).to(api).expect(202);

        assertThat(stored(answer).type()).isEqualTo("com.nebengjek.match.cancel.v1");
        Post.earlier("user.finder", finder).token(token(passenger, Role.PASSENGER)).to(api).expect(202);
        Post.earlier("user.finder", finder).token(token(UUID.randomUUID(), Role.PASSENGER)).to(api).expect(403);
    }

    @Test
    void a_payload_of_the_earlier_system_may_have_a_key_by_which_a_repeat_is_recognised() throws Exception {
        account();
        String finder = "{\"user_id\":\"%s\",\"is_active\":false}".formatted(passenger);

        long first = Post.earlier("user.finder", finder).with("Idempotency-Key", id).key(key).to(api).expect(202).sequence();

        assertThat(Post.earlier("user.finder", finder).with("Idempotency-Key", id).key(key).to(api).expect(200).sequence())
                .isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    user.finder  | {"is_active":false}                              | 422 | user_id is required
                    user.finder  | {"user_id":"NOBODY","is_active":false}           | 422 | user_id is nobody who is known here
                    match.found  | {}                                               | 422 | subject is none on which clients publish
                    """)
    void the_field_at_fault_of_a_payload_of_the_earlier_system_is_named(
            String subject, String body, int status, String fault) {
        String payload = body.replace("NOBODY", UUID.randomUUID().toString());

        assertThat(Post.earlier(subject, payload).key(key).to(api).expect(status).faults().getFirst()).startsWith(fault);
    }

    private void account() throws Exception {
        try (var insert = database.prepareStatement(
                        "INSERT INTO account.person (user_id, msisdn, created_at) VALUES (?, ?, now())")) {
            insert.setObject(1, passenger);
            insert.setString(2, "+628%010d".formatted(Math.floorMod(passenger.getMostSignificantBits(), 10_000_000_000L)));
            insert.executeUpdate();
        }
    }

    private static String token(UUID person, Role role) {
        return api.bean(AccessTokens.class).tokenOf(person, role, UUID.randomUUID());
    }

    private static String key(int perMinute, String... types) throws SQLException {
        return new ApiKeys(database).add("key-" + UUID.randomUUID(), List.of(types), perMinute);
    }

    private static Post.Answer structured(String event) {
        return Post.structured(event).key(key).to(api);
    }

    /** As the SDK sends it over HTTP. */
    private static Post binary(CloudEvent event) {
        Map<String, String> headers = new HashMap<>();
        byte[][] body = new byte[1][];
        HttpMessageFactory.createWriter(headers::put, data -> body[0] = data).writeBinary(event);
        Post post = Post.of(body[0]);
        headers.forEach(post::with);
        return post;
    }

    private CloudEventBuilder event() {
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("https://partner.example/desk"))
                .withType(REQUEST)
                .withSubject(passenger.toString())
                .withTime(OffsetDateTime.parse("2026-05-01T10:00:00Z"))
                .withData("application/json", data().getBytes(UTF_8));
    }

    private String json() {
        return """
                {"specversion":"1.0","id":"%s","source":"https://partner.example/desk","type":"%s",\
                "subject":"%s","time":"2026-05-01T10:00:00Z","data":%s}"""
                .formatted(id, REQUEST, passenger, data());
    }

    private String data() {
        return """
                {"request_id":"%s","passenger_id":"%s","pickup":{"latitude":-6.2,"longitude":106.8},\
                "destination":{"latitude":-6.3,"longitude":106.9},"timestamp":"2026-05-01T10:00:00Z"}"""
                .formatted(requestId(), passenger);
    }

    private UUID requestId() {
        return UUID.nameUUIDFromBytes(id.getBytes(UTF_8));
    }

    private static ReceivedEvent stored(Post.Answer answer) throws Exception {
        MessageInfo message =
                nats.jetStreamManagement().getMessage(String.valueOf(answer.body().get("stream")), answer.sequence());
        return NatsEventReader.read(new NatsMessage(message.getSubject(), null, message.getHeaders(), message.getData()));
    }
}
