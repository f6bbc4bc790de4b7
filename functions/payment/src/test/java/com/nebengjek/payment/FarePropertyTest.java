package com.nebengjek.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

/** What holds of every fare there can be. */
class FarePropertyTest {

    @Property
    void fee_and_payout_are_the_amount_and_neither_is_negative(
            @ForAll @DoubleRange(min = 0, max = 1e8) double metres,
            @ForAll @DoubleRange(min = 0, minIncluded = false, max = 1) double factor,
            @ForAll @LongRange(min = 0, max = 1_000_000) long farePerKm,
            @ForAll @BigRange(min = "0", max = "1") BigDecimal feeRate) {
        Fare fare = Fare.of(metres, factor, farePerKm, feeRate);

        assertThat(fare.adminFee() + fare.driverPayout()).isEqualTo(fare.amount());
        assertThat(fare.adminFee()).isNotNegative();
        assertThat(fare.driverPayout()).isNotNegative();
    }

    @Property
    void who_rides_further_never_pays_less(
            @ForAll @DoubleRange(min = 0, max = 1e8) double metres,
            @ForAll @DoubleRange(min = 0, max = 1e6) double more,
            @ForAll @DoubleRange(min = 0, minIncluded = false, max = 1) double factor) {
        assertThat(amount(metres + more, factor)).isGreaterThanOrEqualTo(amount(metres, factor));
    }

    @Property
    void a_factor_never_raises_the_fare(
            @ForAll @DoubleRange(min = 0, max = 1e8) double metres,
            @ForAll @DoubleRange(min = 0, minIncluded = false, max = 1) double factor) {
        assertThat(amount(metres, factor)).isLessThanOrEqualTo(amount(metres, 1));
    }

    private static long amount(double metres, double factor) {
        return Fare.of(metres, factor, 3_000, new BigDecimal("0.05")).amount();
    }
}
