package com.nebengjek.jetstream.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscretionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "match.request.passenger.7d4fa2d8-93a1-4a53-9a53-1f4a0a7f6c11",
                "order-1",
                "com.nebengjek.match.request.v1",
                "live.00000000-0000-4000-8000-081234567890.x",
                "12345"
            })
    void ids_types_and_subjects_stay_as_they_are(String value) {
        assertThat(Discretion.of(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+6281234567890", "6281234567890", "081234567890"})
    void a_telephone_number_is_hidden_wherever_it_stands(String number) {
        assertThat(Discretion.of(number)).isEqualTo("(hidden)");
        assertThat(Discretion.of("user.registered.account." + number)).isEqualTo("user.registered.account.(hidden)");
        assertThat(Discretion.of("live." + number + ".x")).isEqualTo("live.(hidden).x");
    }

    @Test
    void nothing_breaks_the_line_or_fills_the_disk() {
        assertThat(Discretion.of("a\nlevel=INFO forged")).isEqualTo("a?level=INFO forged");
        assertThat(Discretion.of("x".repeat(10_000))).hasSize(201);
    }
}
