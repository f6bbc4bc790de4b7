package com.nebengjek.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.api.ApiUnderTest;
import com.nebengjek.events.Role;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** On the example of {@code POST /drivers}. */
@WithServers
class IdempotencyIT {

    private static final AtomicInteger PLATES = new AtomicInteger();

    private static ApiUnderTest api;

    private final UUID person = api.person();
    private final String plate = newPlate();
    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void start(TestServers servers) {
        api = new ApiUnderTest(servers);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void a_repeat_gets_the_first_answer() {
        EntityExchangeResult<String> first = answer(register(person, key, plate));
        EntityExchangeResult<String> second = answer(register(person, key, plate.toLowerCase()));

        assertThat(first.getStatus()).isEqualTo(HttpStatus.CREATED);
        assertThat(second.getStatus()).isEqualTo(HttpStatus.CREATED);
        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(first.getResponseHeaders().getFirst(Idempotency.REPLAYED)).isNull();
        assertThat(second.getResponseHeaders().getFirst(Idempotency.REPLAYED)).isEqualTo("true");
    }

    @Test
    void a_key_of_another_request_is_refused() {
        register(person, key, plate).expectStatus().isCreated();

        register(person, key, newPlate())
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void of_many_at_once_one_runs_and_all_get_its_answer() {
        List<String> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(time -> answer(register(person, key, plate)))
                .map(answer -> answer.getStatus().value() + " " + answer.getResponseBody())
                .distinct()
                .toList();

        assertThat(answers).singleElement().asString().startsWith("201 ");
    }

    @Test
    void two_people_may_use_the_same_key() {
        register(person, key, plate).expectStatus().isCreated();

        register(api.person(), key, newPlate()).expectStatus().isCreated();
    }

    @Test
    void a_request_that_failed_may_be_tried_again_with_its_key() {
        UUID other = api.person();
        register(other, UUID.randomUUID().toString(), plate).expectStatus().isCreated();
        register(person, key, plate).expectStatus().isEqualTo(HttpStatus.CONFLICT);

        register(person, key, newPlate()).expectStatus().isCreated();
    }

    @Test
    void a_key_that_cannot_be_one_is_refused() {
        register(person, "two words", plate)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("Idempotency-Key")
                .jsonPath("$.errors[0].message")
                .isEqualTo("must be 1 to 200 visible ASCII characters");
    }

    @Test
    void old_keys_are_forgotten_and_young_ones_are_not() {
        register(person, key, plate).expectStatus().isCreated();
        Idempotency idempotency = api.bean(Idempotency.class);

        idempotency.forget(Duration.ofHours(1)).block();
        register(person, key, plate).expectStatus().isCreated();
        idempotency.forget(Duration.ofSeconds(-1)).block();
        register(person, key, plate).expectStatus().isEqualTo(HttpStatus.CONFLICT);
    }

    private static String newPlate() {
        return "L " + (1 + PLATES.getAndIncrement()) + " IK";
    }

    private static ResponseSpec register(UUID person, String key, String plate) {
        return api.as(person, Role.PASSENGER)
                .post()
                .uri("/drivers")
                .header(IdempotencyKey.HEADER, key)
                .bodyValue(Map.of("vehicle_type", "CAR", "vehicle_plate", plate))
                .exchange();
    }

    private static EntityExchangeResult<String> answer(ResponseSpec response) {
        return response.expectBody(String.class).returnResult();
    }
}
