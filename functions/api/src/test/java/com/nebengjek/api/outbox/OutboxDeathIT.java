package com.nebengjek.api.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.api.ApiUnderTest;
import com.nebengjek.api.outbox.MortalApi.Moment;
import com.nebengjek.testkit.ChildJvm;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.nats.client.Connection;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamInfoOptions;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/** A process that is killed between the commit of a request and the end of its event loses nothing and doubles nothing. */
@WithServers
class OutboxDeathIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

    private final TestServers servers;
    private final String idempotencyKey = UUID.randomUUID().toString();

    @TempDir
    private Path directory;

    private Path keys;
    private Connection nats;
    private java.sql.Connection database;

    OutboxDeathIT(TestServers servers) {
        this.servers = servers;
    }

    @BeforeEach
    void prepare() throws Exception {
        keys = directory.resolve("keys.json");
        Files.writeString(keys, new JWKSet(new ECKeyGenerator(Curve.P_256).keyID("one").generate()).toString(false));
        nats = servers.nats().connect();
        database = servers.database().connect();
    }

    @AfterEach
    void close() throws Exception {
        nats.close();
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_event_arrives_once_after_the_restart(Moment moment) throws Exception {
        String plate = "B " + (moment.ordinal() + 1) + " KO";
        Process api = start(moment);
        String token;
        try {
            WebTestClient client = client(port(api));
            token = signIn(client, "08129999000" + moment.ordinal());
            register(client, token, plate);
            assertThat(api.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(api.exitValue()).isEqualTo(ChildJvm.KILLED);
        } finally {
            api.destroyForcibly();
        }
        String person = ask("SELECT user_id::text FROM account.driver WHERE vehicle_plate = '" + plate + "'");
        String event = ask("SELECT event_id::text FROM account.outbox WHERE type LIKE '%driver-registered%'");
        String subject = "user.driver-registered.driver." + person;
        assertThat(events(subject)).isEqualTo(moment == Moment.BEFORE_PUBLISH ? 0 : 1);

        try (ApiUnderTest again = new ApiUnderTest(servers, "--nebengjek.api.tokens.keys=" + keys)) {
            await().atMost(PATIENCE).until(() -> ask("SELECT count(*)::text FROM account.outbox").equals("0"));
            assertThat(events(subject)).isEqualTo(1);
            assertThat(messageId(subject)).isEqualTo(event);
            // Whoever got no answer asks again, and gets the one there was.
            registering(again.client, token, plate).expectStatus().isCreated();
        }
    }

    private Process start(Moment moment) throws Exception {
        var role = servers.database().as("api");
        return ChildJvm.running(
                        MortalApi.class,
                        List.of(
                                moment.name(),
                                "--server.port=0",
                                "--spring.r2dbc.url=" + role.r2dbcUrl(),
                                "--spring.r2dbc.password=" + role.password(),
                                "--spring.data.redis.url=" + servers.redis().url(),
                                "--nebengjek.nats.url=" + servers.nats().url(),
                                "--nebengjek.nats.connect-timeout=60s",
                                "--nebengjek.api.tokens.keys=" + keys,
                                "--spring.main.banner-mode=off",
                                "--logging.level.root=error"))
                .start();
    }

    private static int port(Process api) throws Exception {
        BufferedReader said = api.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("port ")) {
                return Integer.parseInt(line.substring("port ".length()));
            }
        }
        throw new AssertionError("The API has not started");
    }

    private static WebTestClient client(int port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .build();
    }

    private String signIn(WebTestClient client, String number) throws Exception {
        client.post().uri("/auth/otp").bodyValue(Map.of("msisdn", number)).exchange().expectStatus().isAccepted();
        String content = ask("SELECT content FROM message.message WHERE recipient = '+62" + number.substring(1) + "'");
        String code = CODE.matcher(content).results().findFirst().orElseThrow().group();
        return client.post()
                .uri("/auth/verify")
                .bodyValue(Map.of("msisdn", number, "code", code))
                .exchange()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("access_token")
                .toString();
    }

    /** It may die before it has answered. */
    private void register(WebTestClient client, String token, String plate) {
        try {
            registering(client, token, plate).expectStatus().isCreated();
        } catch (WebClientRequestException died) {
            assertThat(died).isNotNull();
        }
    }

    private WebTestClient.ResponseSpec registering(WebTestClient client, String token, String plate) {
        return client.post()
                .uri("/drivers")
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", idempotencyKey)
                .bodyValue(Map.of("vehicle_type", "CAR", "vehicle_plate", plate))
                .exchange();
    }

    private String ask(String sql) throws SQLException {
        try (ResultSet row = database.createStatement().executeQuery(sql)) {
            assertThat(row.next()).as(sql).isTrue();
            return row.getString(1);
        }
    }

    private long events(String subject) throws Exception {
        Map<String, Long> subjects = nats.jetStreamManagement()
                .getStreamInfo("USER", StreamInfoOptions.filterSubjects(subject))
                .getStreamState()
                .getSubjectMap();
        return subjects == null ? 0 : subjects.getOrDefault(subject, 0L);
    }

    private String messageId(String subject) throws Exception {
        MessageInfo event = nats.jetStreamManagement().getLastMessage("USER", subject);
        return event.getHeaders().getFirst("Nats-Msg-Id");
    }
}
