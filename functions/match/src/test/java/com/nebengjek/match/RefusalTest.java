package com.nebengjek.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {

    @Test
    void codes_are_stable() {
        assertThat(Refusal.values())
                .extracting(Refusal::code)
                .containsExactly(
                        "request-open",
                        "ride-open",
                        "request-id-taken",
                        "request-unknown",
                        "request-matched",
                        "request-over",
                        "offer-unknown",
                        "offer-accepted",
                        "offer-rejected",
                        "offer-expired",
                        "offer-taken",
                        "offer-cancelled",
                        "driver-on-ride");
    }

    @ParameterizedTest
    @EnumSource
    void every_refusal_says_what_was_wrong_and_what_to_do(Refusal refusal) {
        assertThat(refusal.to(new UUID(0, 1), "event-1").message()).matches(".+\\. .+\\.");
    }
}
