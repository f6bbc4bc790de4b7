package com.nebengjek.api.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.api.ApiUnderTest;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

@WithServers
class EndpointsIT {

    private static ApiUnderTest api;
    private static Connection database;
    private static WebTestClient operator;

    private final String name = "gateway-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        api = new ApiUnderTest(servers);
        database = servers.database().connect();
        operator = api.withKey("operations");
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
        database.close();
    }

    @Test
    void a_new_endpoint_has_what_is_usual_and_a_secret_that_is_shown_once() {
        Map<?, ?> created = add();
        Map<?, ?> endpoint = (Map<?, ?>) created.get("endpoint");

        assertThat((String) created.get("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(endpoint.get("timeout_ms")).isEqualTo(10_000);
        assertThat(endpoint.get("retry_profile")).isEqualTo("standard");
        assertThat(endpoint.get("enabled")).isEqualTo(true);
        assertThat(send("GET", "/endpoints/" + endpoint.get("id"), "", 200)).isEqualTo(endpoint);
        assertThat(send("GET", "/endpoints", "", 200).toString()).contains(name).doesNotContain("whsec_");
        assertThat(fields(send("POST", "/endpoints", body(), 409))).containsExactly("name");
    }

    @Test
    void a_change_touches_what_it_names() {
        String path = path(add());
        send("PATCH", path, """
                {"channel": "WEBHOOK", "event_types": ["ride.*"], "headers": {"X-Desk": "7"}, "rate_per_second": 5}""", 200);

        Map<?, ?> changed = send("PATCH", path, "{\"timeout_ms\": 500}", 200);
        assertThat(changed.get("channel")).isEqualTo("WEBHOOK");
        assertThat(changed.get("event_types")).isEqualTo(List.of("ride.*"));
        assertThat(changed.get("headers")).isEqualTo(Map.of("X-Desk", "7"));
        assertThat(changed.get("rate_per_second")).isEqualTo(5);
        assertThat(changed.get("timeout_ms")).isEqualTo(500);
        assertThat(fields(send("PATCH", path, "{\"retry_profile\": \"critcal\"}", 422))).containsExactly("retry_profile");

        Map<?, ?> cleared = send("PATCH", path, """
                {"channel": "NONE", "event_types": [], "headers": {}, "rate_per_second": 0}""", 200);
        assertThat(cleared.get("channel")).isNull();
        assertThat(cleared.get("event_types")).isEqualTo(List.of());
        assertThat(cleared.get("rate_per_second")).isNull();
    }

    @Test
    void one_that_is_enabled_again_begins_anew() throws Exception {
        String path = path(add());
        execute("UPDATE message.endpoint SET enabled = false, disabled_reason = 'gone' WHERE name = '" + name + "'");
        execute("UPDATE message.endpoint_health SET failing_since = now(), failures = 9 WHERE endpoint_id = '" + path.substring(11) + "'");

        Map<?, ?> enabled = send("PATCH", path, "{\"enabled\": true}", 200);

        assertThat(enabled.get("disabled_reason")).isNull();
        assertThat(text("SELECT failures FROM message.endpoint_health WHERE failing_since IS NULL AND endpoint_id = '" + path.substring(11) + "'"))
                .isEqualTo("0");
    }

    @Test
    void two_secrets_are_good_while_one_replaces_the_other() throws Exception {
        String path = path(add());

        Map<?, ?> rotated = send("POST", path + "/secret", "{\"overlap_seconds\": 60}", 201);

        assertThat((String) rotated.get("secret")).startsWith("whsec_");
        String secrets = "SELECT count(*) || ' of which end ' || count(expires_at) FROM message.endpoint_secret WHERE endpoint_id = '%s'";
        assertThat(text(secrets.formatted(path.substring(11)))).isEqualTo("2 of which end 1");
        assertThat(fields(send("POST", path + "/secret", "{\"secret\": \"123\"}", 422))).containsExactly("secret");
        assertThat(fields(send("PATCH", path, "{\"secret\": \"" + rotated.get("secret") + "\"}", 422))).containsExactly("secret");
    }

    @Test
    void one_endpoint_is_paused_and_that_is_noted() throws Exception {
        String path = path(add());

        assertThat(send("POST", path + "/toggle-worker", "{\"workerStatus\": false}", 200)).isEqualTo(Map.of("workerStatus", false));
        send("POST", path + "/toggle-worker", "{}", 400);

        assertThat(send("GET", path, "", 200)).containsEntry("paused", true);
        assertThat(text("SELECT running FROM message.toggle WHERE endpoint_id = '" + path.substring(11) + "'")).isEqualTo("f");
        send("POST", "/endpoints/" + UUID.randomUUID() + "/toggle-worker", "{\"workerStatus\": false}", 404);
    }

    @Test
    void one_that_messages_went_to_is_kept() throws Exception {
        String path = path(add());
        execute("""
                INSERT INTO message.message (channel, recipient, content, endpoint_id) VALUES ('SMS', '1', 'x', '%s')"""
                .formatted(path.substring(11)));

        send("DELETE", path, "", 409);
        execute("DELETE FROM message.message WHERE endpoint_id = '" + path.substring(11) + "'");
        send("DELETE", path, "", 204);
        send("DELETE", path, "", 404);
        send("GET", path, "", 404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|name",
                "{\"name\": \"a\"}|400|url",
                "{\"name\": \"A b\"}|422|name",
                "{\"url\": \"ftp://host/\"}|422|url",
                "{\"url\": \"http:///path\"}|422|url",
                "{\"url\": \"https://user:secret@host/\"}|422|url",
                "{\"channel\": \"FAX\"}|400|channel",
                "{\"event_types\": [\"*\"]}|422|event_types",
                "{\"headers\": {\"webhook-id\": \"1\"}}|422|headers.webhook-id",
                "{\"headers\": {\"X-A\": \"1\\r\\nX-B: 2\"}}|422|headers.X-A",
                "{\"headers\": {\"X-A\": 1}}|422|headers.X-A",
                "{\"rate_per_second\": -1}|422|rate_per_second",
                "{\"timeout_ms\": 99}|422|timeout_ms",
                "{\"name\": \"a\", \"url\": \"https://host/\", \"retry_profile\": \"critcal\"}|422|retry_profile",
                "{\"secret\": \"whsec_AAAA\"}|422|secret",
                "{\"enabled\": \"yes\"}|400|enabled"
            })
    void what_is_wrong_with_an_endpoint_is_named(String body, int status, String field) {
        assertThat(fields(send("POST", "/endpoints", body, status))).containsExactly(field);
    }

    private Map<?, ?> add() {
        return send("POST", "/endpoints", body(), 201);
    }

    private String body() {
        return "{\"name\": \"" + name + "\", \"url\": \"https://gateway.example/sms\", \"channel\": \"SMS\"}";
    }

    private static String path(Map<?, ?> created) {
        return "/endpoints/" + ((Map<?, ?>) created.get("endpoint")).get("id");
    }

    private static Map send(String method, String path, String body, int status) {
        EntityExchangeResult<Map> answer = operator.method(HttpMethod.valueOf(method))
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectBody(Map.class)
                .returnResult();
        assertThat(answer.getStatus().value()).as("%s", answer.getResponseBody()).isEqualTo(status);
        return answer.getResponseBody();
    }

    private static List<Object> fields(Map<?, ?> problem) {
        return ((List<?>) problem.get("errors")).stream().map(fault -> (Object) ((Map<?, ?>) fault).get("field")).toList();
    }

    private static void execute(String sql) throws Exception {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String sql) throws Exception {
        try (var statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
