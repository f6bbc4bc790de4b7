package com.nebengjek.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "90s, PT1M30S", "10m, PT10M", "2h, PT2H", "7d, P7D"})
    void durations_are_read_as_people_write_them(String text, Duration duration) {
        assertThat(Quantity.duration(text)).hasValue(duration);
    }

    @ParameterizedTest
    @CsvSource({"90s, 90s", "120s, 2m", "24h, 1d", "1500ms, 1500ms", "0s, 0ms"})
    void durations_are_shown_in_the_greatest_unit_that_is_exact(String text, String shown) {
        assertThat(Quantity.duration(text).map(Quantity::show)).hasValue(shown);
    }

    @ParameterizedTest
    @CsvSource({"512KB, 524288", "100MB, 104857600", "2GB, 2147483648", "7B, 7"})
    void a_kilobyte_is_1024_bytes(String text, long bytes) {
        assertThat(Quantity.bytes(text)).hasValue(bytes);
        assertThat(Quantity.showBytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "d", "-1d", "1.5h", "1h30m", "2 hours", "999999999999999d", "1mb"})
    void anything_else_is_no_quantity(String text) {
        assertThat(Quantity.duration(text)).isEmpty();
        assertThat(Quantity.bytes(text)).isEmpty();
    }
}
