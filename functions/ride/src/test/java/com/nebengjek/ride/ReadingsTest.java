package com.nebengjek.ride;

import static com.nebengjek.ride.RideFixtures.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.catalogue.InvalidData;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    private final UUID ride = new UUID(1, 1);
    private final UUID meter = new UUID(2, 1);

    @Test
    void a_meter_counts_once_at_its_greatest_whatever_the_order() {
        Readings readings = Readings.of(List.of(reading(ride, meter, 7), reading(ride, meter, 9), reading(ride, meter, 8)));

        assertThat(readings.rides()).containsExactly(ride);
        assertThat(readings.meters()).containsExactly(meter);
        assertThat(readings.odometers()).containsExactly(new BigDecimal("9.000"));
    }

    @Test
    void meters_are_in_the_same_order_in_every_process() {
        UUID other = new UUID(2, 2);
        Readings readings = Readings.of(List.of(reading(ride, other, 1), reading(ride, meter, 2)));
        Readings swapped = Readings.of(List.of(reading(ride, meter, 2), reading(ride, other, 1)));

        assertThat(readings.meters()).containsExactly(meter, other).isEqualTo(swapped.meters());
        assertThat(readings.odometers()).isEqualTo(swapped.odometers());
    }

    @Test
    void odometers_are_kept_to_the_millimetre() {
        assertThat(Readings.of(List.of(reading(ride, meter, 1.0005))).odometers())
                .containsExactly(new BigDecimal("1.001"));
    }

    @Test
    void an_odometer_may_show_100_000_km() {
        assertThat(Readings.of(List.of(reading(ride, meter, 1e8))).odometers()).hasSize(1);
    }

    @Test
    void an_odometer_beyond_all_rides_is_invalid() {
        assertThatThrownBy(() -> Readings.of(List.of(reading(ride, meter, 1e9))))
                .isInstanceOf(InvalidData.class)
                .hasMessageContaining("odometer");
    }
}
