package com.nebengjek.api;

import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

/** Whoever sends something wrong is told which field, and what to do. */
@WithServers
class BadRequestsIT {

    private static ApiUnderTest api;

    @BeforeAll
    static void start(TestServers servers) {
        api = new ApiUnderTest(servers);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    {}                                                    | 400 | msisdn        | is missing
                    {"msisdn": null}                                      | 400 | msisdn        | is missing
                    {"msisdn": 812345678}                                 | 400 | msisdn        | has the wrong type
                    {"msisdn": ["0812"]}                                  | 400 | msisdn        | has the wrong type
                    {"msisdn": "021 555"}                                 | 422 | msisdn        | Indonesian mobile number
                    {"msisdn": "081234567890", "colour": "red"}           | 400 | colour        | is not known here
                    """)
    void a_field_at_fault_is_named(String body, int status, String field, String message) {
        api.client
                .post()
                .uri("/auth/otp")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].message")
                .value(String.class, text -> org.assertj.core.api.Assertions.assertThat(text).contains(message));
    }

    @Test
    void a_body_that_is_no_json_is_refused() {
        api.client
                .post()
                .uri("/auth/otp")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"msisdn\": ")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void a_body_that_is_too_long_is_refused() {
        api.client
                .post()
                .uri("/auth/otp")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"msisdn\": \"" + "8".repeat(300_000) + "\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void what_is_not_there_needs_a_token_too() {
        api.client.get().uri("/nowhere").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void another_method_is_refused_with_those_that_there_are() {
        api.client
                .delete()
                .uri("/auth/otp")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals("Allow", "POST")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void another_kind_of_body_is_refused() {
        api.client
                .post()
                .uri("/auth/otp")
                .contentType(MediaType.APPLICATION_XML)
                .bodyValue("<msisdn>081234567890</msisdn>")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }
}
