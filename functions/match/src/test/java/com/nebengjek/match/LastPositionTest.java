package com.nebengjek.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.Position;
import java.time.Instant;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LastPositionTest {

    @Test
    void it_is_read_from_decimal_strings() {
        assertThat(LastPosition.of(Arrays.asList("-6.2", "106.8", "1772352000000")))
                .hasValue(new LastPosition(-6.2, 106.8, Instant.parse("2026-03-01T08:00:00Z")));
    }

    @Test
    void a_missing_one_means_not_findable() {
        assertThat(LastPosition.of(Arrays.asList(null, null, null))).isEmpty();
    }

    @Test
    void its_distance_is_the_great_circle() {
        LastPosition last = new LastPosition(-6.2, 106.8, Instant.EPOCH);
        assertThat(last.metresTo(new Position(-6.21, 106.8, null))).isCloseTo(1111.95, Offset.offset(0.01));
    }
}
