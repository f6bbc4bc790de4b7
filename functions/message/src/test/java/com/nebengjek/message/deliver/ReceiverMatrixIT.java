package com.nebengjek.message.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.MessageDead;
import com.nebengjek.events.MessageSent;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer of an endpoint makes of a message. */
@WithServers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiverMatrixIT {

    static {
        NothingBlocks.install();
    }

    private DeliverWorld world;

    @BeforeAll
    void start(TestServers servers) throws Exception {
        world = new DeliverWorld(servers);
    }

    @BeforeEach
    void clear() {
        world.tables.clear();
    }

    @AfterAll
    void stop() throws Exception {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "201", "202", "204", "299", "200,body=1m", "200,body=0", "stall"})
    void every_2xx_is_success_whatever_the_body(String script) {
        UUID message = world.message(endpoint(script));

        assertThat(world.deliver()).singleElement().isInstanceOf(MessageSent.class);
        assertThat(world.state(message)).isEqualTo("SENT");
        assertThat(attempt(message)).startsWith("SENT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "500             | answers 500",
        "501             | answers 501",
        "502             | answers 502",
        "503             | answers 503",
        "504             | answers 504",
        "599             | answers 599",
        "408             | answers 408",
        "409             | answers 409",
        "421             | answers 421",
        "423             | answers 423",
        "425             | answers 425",
        "429             | answers 429",
        "hang            | no answer within 1000 ms",
        "200,delay=5s    | no answer within 1000 ms",
        "reset           | Connection",
    })
    void what_may_pass_is_tried_again(String script, String error) {
        UUID message = world.message(endpoint(script));

        assertThat(world.deliver()).isEmpty();
        assertThat(world.state(message)).isEqualTo("RETRY");
        assertThat(attempt(message)).startsWith("TRANSIENT").contains(error);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 411, 413, 415, 418, 422, 451})
    void what_will_not_pass_is_dead_at_once(int status) {
        UUID message = world.message(endpoint(Integer.toString(status)));

        assertThat(world.deliver()).singleElement().isInstanceOfSatisfying(MessageDead.class, dead -> {
            assertThat(dead.attempts()).isEqualTo(1);
            assertThat(dead.reason()).startsWith("answers " + status);
        });
        assertThat(world.state(message)).startsWith("DEAD: answers " + status);
        assertThat(attempt(message)).startsWith("PERMANENT");
    }

    private UUID endpoint(String script) {
        world.receiver.answer("/sms " + script);
        return world.endpoint("sms", "timeout_ms", 1000);
    }

    private String attempt(UUID message) {
        return world.tables.text(
                "SELECT outcome || coalesce(' ' || error, '') FROM message.attempt WHERE message_id = ?", message);
    }
}
