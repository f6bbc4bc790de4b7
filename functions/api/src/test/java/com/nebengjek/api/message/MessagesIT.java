package com.nebengjek.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.api.ApiUnderTest;
import com.nebengjek.events.Role;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collections;
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

/** Messages are sent, looked at and looked after. Nobody delivers them here. */
@WithServers
class MessagesIT {

    private static ApiUnderTest api;
    private static Connection database;
    private static WebTestClient sender;
    private static WebTestClient operator;

    /** Of this test alone. */
    private final String to = "+62812" + UUID.randomUUID().toString().replaceAll("[^0-9]", "");

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        api = new ApiUnderTest(servers);
        database = servers.database().connect();
        sender = api.withKey("messages");
        operator = api.withKey("messages", "operations");
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
        database.close();
    }

    @Test
    void a_message_is_accepted_and_shown_as_it_was_sent() {
        String id = id(post("/messages", """
                {"channel": "SMS", "to": "%s", "content": "Hello", "priority": 7, "event_type": "ride.completed",
                 "not_before": "2100-01-01T00:00:00Z", "expires_at": "2100-01-02T00:00:00Z", "collapse_key": "c",
                 "order_key": "o", "retry_profile": "critical", "metadata": {"ride": {"fare": 13650}}}""".formatted(to), 201));

        Map<?, ?> message = (Map<?, ?>) get(sender, "/messages/" + id).get("message");
        assertThat(message.get("state")).isEqualTo("PENDING");
        assertThat(message.get("due_at")).isEqualTo("2100-01-01T00:00:00Z");
        assertThat(message.get("metadata")).isEqualTo(Map.of("ride", Map.of("fare", 13650)));
        assertThat(message.get("priority")).isEqualTo(7);
        assertThat(message.get("retry_profile")).isEqualTo("critical");
        assertThat(get(sender, "/messages/" + id)).containsEntry("attempts", List.of()).containsEntry("copies", List.of());
    }

    @Test
    void a_batch_is_written_down_in_its_order_or_not_at_all() {
        String good = "{\"channel\": \"SMS\", \"to\": \"" + to + "\", \"content\": \"%s\"}";
        List<?> accepted = (List<?>) post("/messages", "{\"messages\": [" + good.formatted("one") + "," + good.formatted("two") + "]}", 201)
                .get("messages");
        assertThat(accepted).hasSize(2);
        assertThat(contents("/messages?to={to}", to)).containsExactly("two", "one");

        Map<?, ?> refused = post(
                "/messages", "{\"messages\": [" + good.formatted("three") + ", {\"channel\": \"SMS\"}, " + good.formatted(" ") + "]}", 400);
        assertThat(fields(refused)).containsExactly("messages[1].to", "messages[2].content");
        assertThat(contents("/messages?to={to}", to)).hasSize(2);
    }

    @Test
    void a_batch_that_is_too_long_is_refused() {
        String one = "{\"channel\": \"SMS\", \"to\": \"1\", \"content\": \"1\"}";

        assertThat(fields(post("/messages", "{\"messages\": [" + String.join(",", Collections.nCopies(501, one)) + "]}", 422)))
                .containsExactly("messages");
        assertThat(fields(post("/messages", "{\"messages\": []}", 422))).containsExactly("messages");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|channel",
                "{\"channel\": \"FAX\", \"to\": \"1\", \"content\": \"x\"}|400|channel",
                "{\"channel\": \"SMS\", \"content\": \"x\"}|400|to",
                "{\"channel\": \"SMS\", \"to\": \"1\"}|400|content",
                "{\"channel\": \"SMS\", \"to\": \" \", \"content\": \"x\"}|422|to",
                "{\"channel\": \"SMS\", \"to\": \"1\\n2\", \"content\": \"x\"}|422|to",
                "{\"channel\": \"SMS\", \"to\": \"1\", \"content\": \"x\", \"priority\": 10}|422|priority",
                "{\"channel\": \"SMS\", \"to\": \"1\", \"content\": \"x\", \"priority\": \"1\"}|400|priority",
                "{\"channel\": \"SMS\", \"to\": \"1\", \"content\": \"x\", \"expires_at\": \"2020-01-01T00:00:00Z\"}|422|expires_at",
                "{\"channel\": \"SMS\", \"to\": \"1\", \"content\": \"x\", \"not_before\": \"tomorrow\"}|400|not_before",
                "{\"channel\": \"SMS\", \"to\": \"1\", \"content\": \"x\", \"order_key\": \"\"}|422|order_key",
                "{\"channel\": \"SMS\", \"to\": \"1\", \"content\": \"x\", \"retry_profile\": \"critcal\"}|422|retry_profile",
                "{\"channel\": \"SMS\", \"to\": \"1\", \"content\": \"x\", \"metadata\": []}|400|metadata",
                "{\"channel\": \"SMS\", \"to\": \"1\", \"content\": \"x\", \"colour\": 1}|400|colour",
                "{\"channel\": \"SMS\", \"to\": \"1\", \"template\": \"nowhere\"}|422|template",
                "{\"channel\": \"SMS\", \"to\": \"1\", \"content\": \"x\", \"variables\": {}}|422|variables"
            })
    void what_is_wrong_with_a_message_is_named(String body, int status, String field) {
        assertThat(fields(post("/messages", body, status))).containsExactly(field);
    }

    @Test
    void what_a_value_has_to_be_is_said() {
        String good = "{\"channel\": \"SMS\", \"to\": \"1\", \"content\": \"x\"}";
        assertThat(post("/messages", "{\"messages\": [" + good + ", {\"channel\": \"FAX\", \"to\": \"1\", \"content\": \"x\"}]}", 400))
                .extracting("detail")
                .isEqualTo("messages[1].channel must be one of SMS, PUSH, WEBHOOK");
        assertThat(post("/messages", "{\"channel\": \"SMS\", \"to\": \"1\", \"content\": \"x\", \"not_before\": \"tomorrow\"}", 400))
                .extracting("detail")
                .isEqualTo("not_before must be a time such as 2026-03-04T05:06:07Z");
        assertThat(post("/messages", "{\"channel\": \"SMS\", \"to\": \"1\", \"content\": \"x\", \"retry_profile\": \"critcal\"}", 422))
                .extracting("detail")
                .isEqualTo("retry_profile must be a profile that is set: critical, standard");
        assertThat(sender.get().uri("/messages?state=LOST").exchange().expectBody(Map.class).returnResult().getResponseBody())
                .extracting("detail")
                .asString()
                .startsWith("state must be one of PENDING, ");
    }

    @Test
    void a_template_is_rendered_when_a_message_is_accepted() {
        String name = "greeting-" + UUID.randomUUID().toString().substring(0, 8);
        put("/templates/" + name, "{\"content\": \"Hello {{name}}, {{count}} rides\"}", 200);
        String body = "{\"channel\": \"SMS\", \"to\": \"" + to + "\", \"template\": \"" + name + "\", \"variables\": %s}";

        post("/messages", body.formatted("{\"name\": \"Siti\", \"count\": 3}"), 201);
        put("/templates/" + name, "{\"content\": \"Bye {{name}}\"}", 200);

        assertThat(contents("/messages?to={to}", to)).containsExactly("Hello Siti, 3 rides");
        assertThat(fields(post("/messages", body.formatted("{}"), 422))).containsExactly("variables.name");
        assertThat(fields(post("/messages", body.formatted("{\"name\": \"S\", \"age\": 1}"), 422))).containsExactly("variables.age");
        assertThat(fields(post("/messages", body.formatted("{\"name\": {}}"), 422))).containsExactly("variables.name");
        assertThat(fields(put("/templates/" + name, "{\"content\": \"{{\"}", 422))).containsExactly("content");
        operator.delete().uri("/templates/" + name).exchange().expectStatus().isNoContent();
        operator.delete().uri("/templates/" + name).exchange().expectStatus().isNotFound();
    }

    @Test
    void a_repeat_is_written_down_once_and_another_message_with_its_key_is_refused() {
        String key = UUID.randomUUID().toString();
        String body = "{\"channel\": \"SMS\", \"to\": \"" + to + "\", \"content\": \"%s\"}";

        Map<?, ?> first = answer(sender.post().uri("/messages").header("Idempotency-Key", key), body.formatted("one"), 201);
        Map<?, ?> again = answer(sender.post().uri("/messages").header("Idempotency-Key", key), body.formatted("one"), 201);
        assertThat(again).isEqualTo(first);
        answer(sender.post().uri("/messages").header("Idempotency-Key", key), body.formatted("two"), 409);
        assertThat(contents("/messages?to={to}", to)).containsExactly("one");
    }

    @Test
    void pages_follow_each_other_whatever_is_added() throws Exception {
        for (int i = 1; i <= 5; i++) {
            insert("PENDING", "number " + i);
        }
        Map<?, ?> first = get(sender, "/messages?limit=2&to={to}", to);
        insert("PENDING", "later");
        Map<?, ?> second = get(sender, "/messages?limit=2&to={to}&after={after}", to, first.get("next"));
        Map<?, ?> third = get(sender, "/messages?limit=2&to={to}&after={after}", to, second.get("next"));

        assertThat(contents(first)).containsExactly("number 5", "number 4");
        assertThat(contents(second)).containsExactly("number 3", "number 2");
        assertThat(contents(third)).containsExactly("number 1");
        assertThat(third.get("next")).isNull();
        sender.get().uri("/messages?limit=101").exchange().expectStatus().isBadRequest();
        sender.get().uri("/messages?after=7").exchange().expectStatus().isBadRequest();
        sender.get().uri("/messages?state=LOST").exchange().expectStatus().isBadRequest();
    }

    @Test
    void copies_have_the_place_of_their_message_and_each_is_on_one_page() throws Exception {
        UUID id = insert("SENT", "to several");
        for (int i = 0; i < 2; i++) {
            update("""
                    INSERT INTO message.message (channel, recipient, content, copy_of, sequence) OVERRIDING SYSTEM VALUE
                    SELECT channel, recipient, content, message_id, sequence FROM message.message WHERE message_id = ?""", id);
        }

        List<Object> seen = new ArrayList<>();
        Map<?, ?> page = get(sender, "/messages?limit=1&to={to}", to);
        seen.addAll((List<?>) page.get("messages"));
        while (page.get("next") != null) {
            page = get(sender, "/messages?limit=1&to={to}&after={after}", to, page.get("next"));
            seen.addAll((List<?>) page.get("messages"));
        }
        assertThat(seen).hasSize(3).doesNotHaveDuplicates();
        assertThat((List<?>) get(sender, "/messages/" + id).get("copies")).hasSize(2);
    }

    @Test
    void filters_find_what_they_name() throws Exception {
        insert("DEAD", "dead");
        insert("PENDING", "pending");

        assertThat(contents("/messages?to={to}&state=DEAD", to)).containsExactly("dead");
        assertThat(contents("/messages?to={to}&channel=PUSH", to)).isEmpty();
        assertThat(contents("/messages?to={to}&since=2100-01-01T00:00:00Z", to)).isEmpty();
        assertThat(contents("/messages?to={to}&until=2100-01-01T00:00:00Z&channel=SMS", to)).hasSize(2);
        assertThat(contents("/messages?to={to}&endpoint={endpoint}", to, UUID.randomUUID())).isEmpty();
        assertThat(contents("/messages?to={to}&event_type=a&order_key=b", to)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PENDING, 204", "QUEUED, 204", "RETRY, 204", "SENDING, 409", "SENT, 409", "DEAD, 409", "EXPIRED, 409"})
    void a_message_can_be_cancelled_until_it_is_sent(String state, int status) throws Exception {
        UUID id = insert(state, "x");

        sender.delete().uri("/messages/" + id).exchange().expectStatus().isEqualTo(status);

        assertThat(state(id)).isEqualTo(status == 204 ? "CANCELLED" : state);
    }

    @Test
    void a_dead_message_is_replayed_with_all_its_retries() throws Exception {
        UUID id = insert("DEAD", "x");
        update("UPDATE message.message SET attempts = 7, turn = 9, reason = 'refused' WHERE message_id = ?", id);

        Map<?, ?> replayed = answer(operator.post().uri("/messages/" + id + "/replay"), "", 200);

        assertThat(replayed.get("state")).isEqualTo("PENDING");
        assertThat(replayed.get("reason")).isNull();
        assertThat(text("SELECT retries_from || ' of ' || attempts || ' in turn ' || turn FROM message.message WHERE message_id = ?", id))
                .isEqualTo("7 of 7 in turn 9");
        answer(operator.post().uri("/messages/" + id + "/replay"), "", 409);
        answer(operator.post().uri("/messages/" + UUID.randomUUID() + "/replay"), "", 404);
    }

    @Test
    void many_are_counted_before_they_are_replayed() throws Exception {
        UUID dead = insert("DEAD", "x");
        insert("DEAD", "y");
        UUID sent = insert("SENT", "z");
        String body = "{\"to\": \"" + to + "\", \"dry_run\": %s}";

        assertThat(answer(operator.post().uri("/messages/replay"), body.formatted(true), 200).get("count")).isEqualTo(2);
        assertThat(state(dead)).isEqualTo("DEAD");
        assertThat(answer(operator.post().uri("/messages/replay"), body.formatted(false), 200).get("count")).isEqualTo(2);
        assertThat(state(dead)).isEqualTo("PENDING");
        assertThat(state(sent)).isEqualTo("SENT");
    }

    @Test
    void a_blocked_order_is_seen_and_can_go_on() throws Exception {
        UUID dead = insert("DEAD", "first");
        UUID next = insert("PENDING", "second");
        update("UPDATE message.message SET order_key = ? WHERE message_id IN (?, ?)", to, dead, next);

        Map<?, ?> blocked = blockedOrder();
        assertThat(blocked.get("message")).isEqualTo(dead.toString());
        assertThat(blocked.get("waiting")).isEqualTo(1);

        answer(operator.post().uri("/messages/" + dead + "/skip"), "", 200);
        assertThat(blockedOrder()).isNull();
        answer(operator.post().uri("/messages/" + dead + "/skip"), "", 409);
    }

    private Map<?, ?> blockedOrder() {
        return ((List<?>) get(sender, "/messages/blocked").get("blocked"))
                .stream()
                        .map(each -> (Map<?, ?>) each)
                        .filter(each -> each.get("order_key").equals(to))
                        .findFirst()
                        .orElse(null);
    }

    @Test
    void what_a_sign_in_code_says_is_for_nobody_else() {
        String number = "+6281777" + System.nanoTime() % 1_000_000;
        api.post("/auth/otp", Map.of("msisdn", number)).expectStatus().isAccepted();

        Map<?, ?> page = get(operator, "/messages?to={to}", number);

        assertThat((List<?>) page.get("messages")).hasSize(1);
        assertThat(page.toString()).doesNotContain(api.codeSentTo(number));
    }

    @Test
    void earlier_clients_read_what_was_sent() throws Exception {
        insert("PENDING", "not yet");
        UUID sent = insert("SENT", "done");
        update("UPDATE message.message SET sent_at = created_at WHERE message_id = ?", sent);

        Map<?, ?> answer = get(sender, "/sent-messages?limit=1&offset=0");

        assertThat(answer.get("message")).isEqualTo("success");
        Map<?, ?> first = (Map<?, ?>) ((List<?>) ((Map<?, ?>) answer.get("data")).get("sentMessages")).getFirst();
        assertThat(first.get("id")).isEqualTo(sent.toString());
        assertThat(first.get("sent")).isEqualTo(true);
        assertThat(first.get("to")).isEqualTo(to);
        assertThat(first.get("sent_at")).isNotNull();
        sender.get().uri("/sent-messages?limit=0").exchange().expectStatus().isBadRequest();
        sender.get().uri("/sent-messages?offset=-1").exchange().expectStatus().isBadRequest();
    }

    @Test
    void programs_of_the_earlier_sender_insert_into_its_table() throws Exception {
        update("INSERT INTO messages (content, to_) VALUES ('as ever', ?)", to);

        assertThat(contents("/messages?to={to}", to)).containsExactly("as ever");
        assertThat(text("SELECT is_sent FROM messages WHERE to_ = ?", to)).isEqualTo("f");
    }

    @Test
    void the_worker_is_paused_and_resumed_and_that_is_noted() throws Exception {
        assertThat(answer(operator.post().uri("/toggle-worker"), "{\"workerStatus\": false}", 200)).isEqualTo(Map.of("workerStatus", false));
        assertThat(text("SELECT running FROM message.worker")).isEqualTo("f");
        assertThat(text("SELECT running || ' by ' || changed_by FROM message.toggle ORDER BY toggle_id DESC")).startsWith("false by key-");

        for (String malformed : List.of("{}", "{\"workerStatus\": null}", "{\"workerStatus\": \"true\"}", "{\"workerStatus\": 1}", "true", "{")) {
            answer(operator.post().uri("/toggle-worker"), malformed, 400);
        }
        assertThat(text("SELECT running FROM message.worker")).isEqualTo("f");
        assertThat(answer(operator.post().uri("/toggle-worker"), "{\"workerStatus\": true}", 200)).isEqualTo(Map.of("workerStatus", true));
    }

    @Test
    void the_status_says_how_it_stands() throws Exception {
        insert("DEAD", "x");

        Map<?, ?> status = get(operator, "/status");

        assertThat(status.get("worker")).isEqualTo(true);
        assertThat((Integer) ((Map<?, ?>) status.get("states")).get("DEAD")).isPositive();
        assertThat(status.get("dependencies")).isEqualTo(Map.of("postgres", "UP", "nats", "UP", "redis", "UP"));
        assertThat(status.get("last_minute")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /messages, messages", "POST, /messages, messages", "GET, /sent-messages, messages", "GET, /status, operations",
        "POST, /toggle-worker, operations", "POST, /messages/replay, operations", "GET, /endpoints, operations",
        "GET, /templates, operations", "POST, /messages/7d444840-9dc0-11d1-b245-5ffdce74fad2/skip, operations",
        "POST, /messages/7d444840-9dc0-11d1-b245-5ffdce74fad2/replay, operations",
        "DELETE, /messages/7d444840-9dc0-11d1-b245-5ffdce74fad2, messages"
    })
    void a_key_without_the_scope_and_a_person_are_turned_away(String method, String path, String scope) {
        String other = scope.equals("messages") ? "operations" : "messages";

        assertThat(status(api.withKey(other), method, path)).isEqualTo(403);
        assertThat(status(api.as(UUID.randomUUID(), Role.DRIVER), method, path)).isEqualTo(403);
        assertThat(status(api.client.mutate().defaultHeader("X-API-Key", "nj_" + "A".repeat(43)).build(), method, path)).isEqualTo(401);
        assertThat(status(api.withKey(scope), method, path)).isNotIn(401, 403, 500);
    }

    private static int status(WebTestClient client, String method, String path) {
        return client.method(HttpMethod.valueOf(method))
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private static Map<?, ?> post(String path, String body, int status) {
        return answer(sender.post().uri(path), body, status);
    }

    private static Map<?, ?> put(String path, String body, int status) {
        return answer(operator.put().uri(path), body, status);
    }

    private static Map<?, ?> answer(WebTestClient.RequestBodySpec request, String body, int status) {
        EntityExchangeResult<Map> answer =
                request.contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange().expectBody(Map.class).returnResult();
        assertThat(answer.getStatus().value()).as("%s", answer.getResponseBody()).isEqualTo(status);
        return answer.getResponseBody();
    }

    private static Map<String, Object> get(WebTestClient client, String path, Object... values) {
        return client.get()
                .uri(path, values)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private static String id(Map<?, ?> accepted) {
        return String.valueOf(accepted.get("id"));
    }

    private static List<String> contents(String path, Object... values) {
        return contents(get(sender, path, values));
    }

    private static List<String> contents(Map<?, ?> page) {
        return ((List<?>) page.get("messages")).stream().map(each -> (String) ((Map<?, ?>) each).get("content")).toList();
    }

    private static List<String> fields(Map<?, ?> problem) {
        List<String> fields = new ArrayList<>();
        ((List<?>) problem.get("errors")).forEach(fault -> fields.add((String) ((Map<?, ?>) fault).get("field")));
        return fields;
    }

    private UUID insert(String state, String content) throws Exception {
        UUID id = UUID.randomUUID();
        update("INSERT INTO message.message (message_id, channel, recipient, content, state) VALUES (?, 'SMS', ?, ?, ?)", id, to, content, state);
        return id;
    }

    private static String state(UUID id) throws Exception {
        return text("SELECT state FROM message.message WHERE message_id = ?", id);
    }

    private static void update(String sql, Object... values) throws Exception {
        try (PreparedStatement statement = prepared(sql, values)) {
            statement.executeUpdate();
        }
    }

    private static String text(String sql, Object... values) throws Exception {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static PreparedStatement prepared(String sql, Object... values) throws Exception {
        PreparedStatement statement = database.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
