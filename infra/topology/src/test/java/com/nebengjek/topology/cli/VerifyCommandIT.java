package com.nebengjek.topology.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Dispatcher;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerifyCommandIT extends AdminFixture {

    @BeforeEach
    void apply() throws Exception {
        run("topology apply");
    }

    @Test
    void a_passenger_who_is_told_that_nobody_is_near_is_the_answer() throws Exception {
        everyRequestIsAnswered("com.nebengjek.match.unmatched.v1");

        JsonNode answer = json("verify --timeout 30");

        assertThat(status).isZero();
        assertThat(answer.path("type").asString()).endsWith("unmatched.v1");
    }

    @Test
    void another_answer_is_a_failure() throws Exception {
        everyRequestIsAnswered("com.nebengjek.match.refused.v1");

        assertThat(json("verify --timeout 30").path("errors").path(0).asString()).contains("match.refused");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void silence_is_a_failure_that_says_where_to_look() throws Exception {
        assertThat(json("verify --timeout 1").path("errors").path(0).asString())
                .contains("no answer came within 1 s")
                .contains("topology status");
        assertThat(status).isEqualTo(1);
    }

    private void everyRequestIsAnswered(String type) throws InterruptedException, TimeoutException {
        Dispatcher dispatcher = connection.createDispatcher(request -> {
            JsonNode event = JsonMapper.shared().readTree(request.getData());
            String passenger = event.path("data").path("passenger_id").asString();
            connection.publish(new NatsMessage(
                    "client." + passenger,
                    null,
                    new Headers().put("ce-type", type),
                    "{}".getBytes(StandardCharsets.UTF_8)));
        });
        dispatcher.subscribe("match.request.passenger.*");
        connection.flush(Duration.ofSeconds(10));
    }
}
