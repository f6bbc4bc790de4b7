package com.nebengjek.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.api.ApiUnderTest;
import com.nebengjek.events.Role;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Connection;
import io.nats.client.api.MessageInfo;
import java.nio.charset.StandardCharsets;
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
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@WithServers
class AccountIT {

    private static final AtomicInteger PLATES = new AtomicInteger();

    private static ApiUnderTest api;
    private static Connection nats;

    /** Of this test alone. */
    private final String plate = "B " + (1 + PLATES.getAndIncrement()) + " API";

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        api = new ApiUnderTest(servers);
        nats = servers.nats().connect();
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
        nats.close();
    }

    @Test
    void somebody_is_told_who_he_is() {
        UUID person = api.person();

        me(person)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.user_id")
                .isEqualTo(person.toString())
                .jsonPath("$.role")
                .isEqualTo("PASSENGER")
                .jsonPath("$.name")
                .doesNotExist()
                .jsonPath("$.driver")
                .doesNotExist();
    }

    @Test
    void a_name_can_be_changed() {
        UUID person = api.person();
        rename(person, " Siti Rahma ").expectStatus().isOk().expectBody().jsonPath("$.name").isEqualTo("Siti Rahma");

        me(person).expectBody().jsonPath("$.name").isEqualTo("Siti Rahma");
    }

    @Test
    void a_name_that_nobody_can_read_is_refused() {
        rename(api.person(), "a\u202eb")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("name");
    }

    @Test
    void a_good_token_without_an_account_gets_nothing() {
        UUID nobody = UUID.randomUUID();

        me(nobody).expectStatus().isNotFound();
        rename(nobody, "Nobody").expectStatus().isNotFound();
        register(nobody, "MOTORCYCLE", plate).expectStatus().isNotFound();
    }

    @Test
    void a_registered_driver_is_shown_with_the_plate_in_full() {
        UUID person = api.person();
        register(person, "MOTORCYCLE", plate.toLowerCase().replace(" ", ""))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.vehicle_plate")
                .isEqualTo(plate);

        me(person).expectBody().jsonPath("$.driver.vehicle_plate").isEqualTo(plate);
    }

    @Test
    void a_registration_is_told_once() throws Exception {
        UUID person = api.person();
        register(person, "CAR", plate).expectStatus().isCreated();

        String subject = "user.driver-registered.driver." + person;
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().untilAsserted(() -> assertThat(event(subject))
                .contains("\"vehicle_plate\":\"" + plate + "\"", "\"vehicle_type\":\"CAR\""));
    }

    @Test
    void of_two_with_one_plate_the_first_gets_it() {
        register(api.person(), "CAR", plate).expectStatus().isCreated();

        register(api.person(), "CAR", plate)
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("vehicle_plate");
    }

    @Test
    void of_many_who_register_one_plate_at_once_one_does() {
        List<UUID> people = IntStream.range(0, 8).mapToObj(one -> api.person()).toList();

        List<Integer> answers = people.parallelStream()
                .map(person -> status(register(person, "CAR", plate)))
                .toList();

        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void a_driver_registers_once() {
        UUID person = api.person();
        register(person, "CAR", plate).expectStatus().isCreated();

        register(person, "CAR", plate).expectStatus().isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void what_no_vehicle_has_is_refused() {
        register(api.person(), "CAR", "X 0 1")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("vehicle_plate");
        register(api.person(), "ROCKET", plate)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("vehicle_type");
    }

    private static WebTestClient as(UUID person) {
        return api.as(person, Role.PASSENGER);
    }

    private static ResponseSpec me(UUID person) {
        return as(person).get().uri("/me").exchange();
    }

    private static ResponseSpec rename(UUID person, String name) {
        return as(person).patch().uri("/me").bodyValue(Map.of("name", name)).exchange();
    }

    private static ResponseSpec register(UUID person, String type, String plate) {
        return as(person)
                .post()
                .uri("/drivers")
                .bodyValue(Map.of("vehicle_type", type, "vehicle_plate", plate))
                .exchange();
    }

    private static int status(ResponseSpec response) {
        return response.expectBody().returnResult().getStatus().value();
    }

    private static String event(String subject) throws Exception {
        MessageInfo event = nats.jetStreamManagement().getLastMessage("USER", subject);
        return new String(event.getData(), StandardCharsets.UTF_8);
    }
}
