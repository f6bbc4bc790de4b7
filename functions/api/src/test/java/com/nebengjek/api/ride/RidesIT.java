package com.nebengjek.api.ride;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.api.ApiUnderTest;
import com.nebengjek.events.Role;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@WithServers
class RidesIT {

    private static final Instant MORNING = Instant.parse("2026-03-04T05:06:07.123456Z");

    private static ApiUnderTest api;
    private static StoredRides stored;

    private final UUID driver = UUID.randomUUID();
    private final UUID passenger = UUID.randomUUID();

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        api = new ApiUnderTest(servers);
        stored = new StoredRides(servers.database());
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
        stored.close();
    }

    @Test
    void both_people_see_their_ride_and_a_stranger_finds_none() {
        UUID ride = stored.ride("CREATED", driver, passenger, MORNING);

        get(driver, "/rides/" + ride).expectStatus().isOk().expectBody().jsonPath("$.you").isEqualTo("DRIVER");
        get(passenger, "/rides/" + ride).expectStatus().isOk().expectBody().jsonPath("$.you").isEqualTo("PASSENGER");
        get(UUID.randomUUID(), "/rides/" + ride).expectStatus().isNotFound();
    }

    @Test
    void a_ride_of_others_and_none_at_all_get_the_same_answer() {
        UUID ride = stored.ride("CREATED", driver, passenger, MORNING);
        UUID stranger = UUID.randomUUID();

        assertThat(body(get(stranger, "/rides/" + ride)).replace(ride.toString(), "…"))
                .isEqualTo(body(get(stranger, "/rides/" + driver)).replace(driver.toString(), "…"));
    }

    @Test
    void a_passenger_knows_whom_to_look_out_for() {
        UUID known = api.person();
        api.as(known, Role.PASSENGER)
                .post()
                .uri("/drivers")
                .bodyValue(Map.of("vehicle_type", "MOTORCYCLE", "vehicle_plate", "AB 1 RI"))
                .exchange()
                .expectStatus()
                .isCreated();
        UUID ride = stored.ride("CREATED", known, passenger, MORNING);

        get(passenger, "/rides/" + ride)
                .expectBody()
                .jsonPath("$.driver.vehicle_plate")
                .isEqualTo("AB 1 RI")
                .jsonPath("$.driver.vehicle_type")
                .isEqualTo("MOTORCYCLE");
    }

    @Test
    void the_receipt_says_what_was_driven_and_paid() {
        UUID ride = stored.billed("ARRIVED", driver, passenger, MORNING);

        get(passenger, "/rides/" + ride)
                .expectBody()
                .jsonPath("$.receipt.metres")
                .isEqualTo(1234.5)
                .jsonPath("$.receipt.factor")
                .isEqualTo(0.9)
                .jsonPath("$.receipt.amount")
                .isEqualTo(3333)
                .jsonPath("$.receipt.status")
                .isEqualTo("PENDING")
                .jsonPath("$.receipt.paid_at")
                .doesNotExist();
    }

    @Test
    void fee_and_payout_are_for_the_driver_alone() {
        UUID ride = stored.billed("ARRIVED", driver, passenger, MORNING);

        get(driver, "/rides/" + ride)
                .expectBody()
                .jsonPath("$.receipt.admin_fee")
                .isEqualTo(167)
                .jsonPath("$.receipt.driver_payout")
                .isEqualTo(3166);
        get(passenger, "/rides/" + ride)
                .expectBody()
                .jsonPath("$.receipt.admin_fee")
                .doesNotExist()
                .jsonPath("$.receipt.driver_payout")
                .doesNotExist();
    }

    @Test
    void there_is_no_receipt_before_the_bill() {
        UUID ride = stored.ride("ARRIVED", driver, passenger, MORNING);

        get(driver, "/rides/" + ride).expectBody().jsonPath("$.receipt").doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED,   true,  true",
        "STARTED,   true,  true",
        "ARRIVED,   false, true",
        "COMPLETED, false, false",
        "CANCELLED, false, false"
    })
    void a_ride_is_current_for_the_driver_until_the_arrival_and_for_the_passenger_until_it_is_paid(
            String status, boolean forDriver, boolean forPassenger) {
        UUID ride = stored.ride(status, driver, passenger, MORNING);

        assertThat(body(get(driver, "/rides/current")).contains(ride.toString())).isEqualTo(forDriver);
        assertThat(body(get(passenger, "/rides/current")).contains(ride.toString())).isEqualTo(forPassenger);
    }

    @Test
    void who_is_on_no_ride_is_told_so() {
        get(driver, "/rides/current").expectStatus().isNotFound();
    }

    @Test
    void pages_have_every_ride_once_newest_first_whoever_drove_and_however_many_began_at_once() {
        List<UUID> rides = new ArrayList<>();
        IntStream.range(0, 12).forEach(n -> rides.add(stored.ride(
                "COMPLETED", n % 3 == 0 ? driver : UUID.randomUUID(), n % 3 == 0 ? passenger : driver, MORNING)));
        UUID newest = stored.ride("CREATED", driver, passenger, MORNING.plusSeconds(1));
        stored.ride("CREATED", UUID.randomUUID(), passenger, MORNING);

        List<String> seen = new ArrayList<>();
        String next = "/rides?limit=5";
        while (next != null) {
            Map<?, ?> page = get(driver, next).expectStatus().isOk().expectBody(Map.class).returnResult().getResponseBody();
            List<?> found = (List<?>) page.get("rides");
            assertThat(found).hasSizeBetween(1, 5);
            found.forEach(ride -> seen.add(((Map<?, ?>) ride).get("ride_id").toString()));
            next = page.get("next") == null ? null : "/rides?limit=5&after=" + page.get("next");
        }

        List<String> expected = new ArrayList<>(rides.stream().map(UUID::toString).sorted().toList());
        Collections.reverse(expected);
        expected.addFirst(newest.toString());
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void who_never_rode_has_an_empty_page() {
        assertThat(body(get(driver, "/rides"))).isEqualTo("{\"rides\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=-1", "limit=many", "limit=99999999999", "after=yesterday"})
    void a_page_that_cannot_be_is_refused_by_the_name_of_its_parameter(String query) {
        get(driver, "/rides?" + query)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void an_id_that_cannot_be_one_is_refused() {
        get(driver, "/rides/42").expectStatus().isBadRequest();
    }

    private static ResponseSpec get(UUID person, String path) {
        return api.as(person, Role.PASSENGER).get().uri(path).exchange();
    }

    private static String body(ResponseSpec response) {
        return response.expectBody(String.class).returnResult().getResponseBody();
    }
}
