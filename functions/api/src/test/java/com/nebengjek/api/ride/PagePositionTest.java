package com.nebengjek.api.ride;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagePositionTest {

    @Test
    void comes_back_as_it_went_out() {
        PagePosition position = new PagePosition(Instant.parse("2026-03-04T05:06:07.123456Z"), UUID.randomUUID());

        assertThat(PagePosition.of(position.text())).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "%00", "AAAA", "' OR 1=1 --"})
    void is_refused_when_it_was_made_up(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PagePosition.of(text));
    }
}
