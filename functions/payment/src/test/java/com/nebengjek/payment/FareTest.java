package com.nebengjek.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.catalogue.InvalidData;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FareTest {

    private static final long PER_KM = 3_000;
    private static final BigDecimal FEE_RATE = new BigDecimal("0.05");

    @ParameterizedTest(name = "{0} m × {1} cost {2}, of which {3} are the platform''s")
    @CsvSource({
        "0, 1, 0, 0",
        "1000, 1, 3000, 150",
        "12345.678, 1, 37037, 1852",
        "12345.678, 0.5, 18519, 926",
        "5000, 0.1, 1500, 75",
        "0.166, 1, 0, 0",
        "0.167, 1, 1, 0"
    })
    void kilometres_by_odometer_cost_3000_rupiah_and_the_platform_keeps_5_percent(
            double metres, double factor, long amount, long fee) {
        assertThat(Fare.of(metres, factor, PER_KM, FEE_RATE)).isEqualTo(new Fare(amount, fee, amount - fee));
    }

    @Test
    void half_a_rupiah_is_rounded_up_in_the_fare() {
        assertThat(Fare.of(1_500.5, 1, 1_000, FEE_RATE).amount()).isEqualTo(1_501);
        assertThat(Fare.of(1_500.499, 1, 1_000, FEE_RATE).amount()).isEqualTo(1_500);
    }

    @Test
    void half_a_rupiah_is_rounded_up_in_the_fee() {
        assertThat(Fare.of(10, 1, 1_000, FEE_RATE)).isEqualTo(new Fare(10, 1, 9));
        assertThat(Fare.of(9, 1, 1_000, FEE_RATE)).isEqualTo(new Fare(9, 0, 9));
    }

    @Test
    void a_factor_that_no_binary_fraction_can_say_is_taken_as_written() {
        assertThat(Fare.of(5, 0.1, 1_000, FEE_RATE).amount()).isEqualTo(1);
    }

    @Test
    void metres_that_cost_more_than_can_be_said_are_invalid() {
        assertThatThrownBy(() -> Fare.of(1e300, 1, PER_KM, FEE_RATE))
                .isInstanceOf(InvalidData.class)
                .hasMessageContaining("metres");
    }
}
