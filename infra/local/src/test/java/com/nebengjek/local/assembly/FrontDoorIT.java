package com.nebengjek.local.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.database.ApiKeys;
import com.nebengjek.events.Role;
import com.nebengjek.local.Endpoints;
import com.nebengjek.local.identity.TokenSigner;
import com.nebengjek.local.provider.ProviderProcess;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people reach on the one port: the edge, the API and the pages, with one set of keys. */
@WithServers
class FrontDoorIT {

    private static final TokenSigner SIGNER = TokenSigner.create(Clock.systemUTC());
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final double FASTER_THAN_SOUND = 10_000;

    private static ProviderProcess provider;
    private static Assembly assembly;
    private static Endpoints endpoints;

    @BeforeAll
    static void start(TestServers servers, @TempDir Path directory) throws Exception {
        Path keys = directory.resolve("jwks.json");
        SIGNER.writeJwkSet(keys);
        URI edge = TestEndpoints.edge();
        provider = ProviderProcess.start(edge, 1, directory.resolve("provider.log"));
        endpoints = TestEndpoints.of(servers, edge, provider.access(), keys);
        assembly = Assembly.start(endpoints, Optional.empty(), FASTER_THAN_SOUND);
    }

    @AfterAll
    static void stop() {
        assembly.close();
        provider.close();
    }

    @Test
    void the_edge_answers_what_is_its_own() throws Exception {
        HttpResponse<String> ready = get("/readyz", "");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("ready");
    }

    @Test
    void the_api_answers_everything_else_by_its_own_rules() throws Exception {
        assertThat(get("/.well-known/jwks.json", "").body()).contains("\"kty\":\"EC\"").doesNotContain("\"d\":");
        assertThat(get("/whatever", "").statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_is_good_at_both() throws Exception {
        String token = SIGNER.tokenFor(UUID.randomUUID(), Role.DRIVER, Duration.ofMinutes(5));

        assertThat(get("/whatever", token).statusCode()).isEqualTo(404);
        try (Caller driver = Caller.connect(endpoints.edgeUrl(), token)) {
            driver.say("beacon_update", "{\"is_active\":true,\"location\":{\"latitude\":-6.2,\"longitude\":106.8}}");
            assertThat(driver.hear("beacon_update").path("event_id").asString()).isNotEmpty();
        }
    }

    @Test
    void the_map_is_for_who_has_its_token() throws Exception {
        assertThat(get("/", "").body()).contains("<title>NebengJek: the city, live</title>");
        assertThat(get("/live/feed", "").statusCode()).isEqualTo(401);
    }

    /** The first time, a browser may have to be installed. */
    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void two_people_ride_by_browser_from_sign_in_to_receipt_and_the_map_shows_it(
            TestServers servers, @TempDir Path directory) throws Exception {
        Browsing browsing = Browsing.prepare(directory);
        try (Connection database = servers.database().connect()) {
            browsing.run("ride.mjs", endpoints.edgeUrl(), endpoints.liveToken(), database);
        }
    }

    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void an_operator_looks_after_messages_by_browser(TestServers servers, @TempDir Path directory) throws Exception {
        Browsing browsing = Browsing.prepare(directory);
        try (Connection database = servers.database().connect();
                Statement statement = database.createStatement()) {
            statement.execute("""
                    INSERT INTO message.endpoint (name, url, channel) VALUES ('sms-gateway', 'https://gateway.example/', 'SMS');
                    INSERT INTO message.message (channel, recipient, content, state, reason, not_before)
                    SELECT 'SMS', '+628120000000' || n, 'Hello', 'DEAD', 'the endpoint answered 422', now() + interval '1 day'
                    FROM generate_series(1, 2) AS n""");
            String key = new ApiKeys(database).add("operator", List.of(), 1, List.of("messages", "operations"));
            browsing.run("operations.mjs", endpoints.edgeUrl(), key, database);
        }
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoints.edgeUrl().resolve(path)).timeout(PATIENCE);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
