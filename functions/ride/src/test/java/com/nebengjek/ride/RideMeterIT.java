package com.nebengjek.ride;

import static com.nebengjek.ride.RideFixtures.finalReading;
import static com.nebengjek.ride.RideFixtures.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideMetered;
import com.nebengjek.jetstream.Caused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RideMeterIT extends RideIT {

    private final UUID meter = UUID.randomUUID();

    @Test
    void the_final_reading_closes_the_ledger() {
        RideCreated ride = world.arrived();
        world.meter(reading(ride.rideId(), meter, 100.5), reading(ride.rideId(), meter, 250.25));
        LocationAggregate last = finalReading(ride.rideId(), meter, 1_000.125);

        assertThat(world.meter(last)).singleElement().satisfies(caused -> {
            assertThat(caused.input()).isSameAs(last);
            assertThat(caused.output())
                    .isEqualTo(new RideMetered(ride.rideId(), ride.driverId(), ride.passengerId(), 1_000.125, 1));
        });
    }

    @Test
    void what_was_driven_after_the_arrival_is_not_billed_even_when_it_was_reported_first() {
        RideCreated ride = world.arrived();
        world.meter(reading(ride.rideId(), meter, 800), reading(ride.rideId(), meter, 825));

        assertThat(metres(world.meter(finalReading(ride.rideId(), meter, 800)))).containsExactly(800.0);
        assertThat(recorded(ride)).isEqualByComparingTo("825");
    }

    @Test
    void readings_before_the_final_one_emit_nothing() {
        assertThat(world.meter(reading(world.started().rideId(), meter, 100))).isEmpty();
    }

    @Test
    void a_normal_trip_of_short_segments_costs_its_whole_length() {
        RideCreated ride = world.arrived();
        for (int metres = 100; metres < 3_000; metres += 100) {
            world.meter(reading(ride.rideId(), meter, metres));
        }

        assertThat(metres(world.meter(finalReading(ride.rideId(), meter, 3_000)))).containsExactly(3_000.0);
    }

    @Test
    void meters_that_had_to_be_restarted_add_up() {
        RideCreated ride = world.arrived();
        world.meter(reading(ride.rideId(), UUID.randomUUID(), 400), reading(ride.rideId(), meter, 50));

        assertThat(metres(world.meter(finalReading(ride.rideId(), meter, 200)))).containsExactly(600.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readings_repeated_and_in_any_order_are_billed_once(long seed) {
        Random random = new Random(seed);
        RideCreated ride = world.arrived();
        List<LocationAggregate> deliveries = new ArrayList<>();
        for (int metres = 100; metres <= 1_000; metres += 100) {
            deliveries.addAll(Collections.nCopies(1 + random.nextInt(3), reading(ride.rideId(), meter, metres)));
        }
        Collections.shuffle(deliveries, random);
        while (!deliveries.isEmpty()) {
            List<LocationAggregate> batch = deliveries.subList(0, Math.min(deliveries.size(), 1 + random.nextInt(5)));
            world.meter(batch.toArray(LocationAggregate[]::new));
            batch.clear();
        }

        assertThat(metres(world.meter(finalReading(ride.rideId(), meter, 1_000)))).containsExactly(1_000.0);
    }

    @Test
    void a_repeated_final_reading_is_told_the_same() {
        RideCreated ride = world.arrived();
        LocationAggregate last = finalReading(ride.rideId(), meter, 700);

        assertThat(world.meter(last)).isEqualTo(world.meter(last)).hasSize(1);
    }

    @Test
    void a_final_reading_that_one_batch_holds_twice_is_told_for_each() {
        RideCreated ride = world.arrived();
        LocationAggregate first = finalReading(ride.rideId(), meter, 700);
        LocationAggregate again = finalReading(ride.rideId(), meter, 700);

        List<Caused<RideMetered>> told = world.meter(first, again);

        assertThat(told).hasSize(2);
        assertThat(told.get(0).input()).isSameAs(first);
        assertThat(told.get(1).input()).isSameAs(again);
    }

    @Test
    void late_readings_are_recorded_and_never_billed() {
        RideCreated ride = world.arrived();
        LocationAggregate last = finalReading(ride.rideId(), meter, 700);
        world.meter(last);

        assertThat(world.meter(reading(ride.rideId(), meter, 900), reading(ride.rideId(), UUID.randomUUID(), 50)))
                .isEmpty();
        assertThat(recorded(ride)).isEqualByComparingTo("950");
        assertThat(metres(world.meter(last))).containsExactly(700.0);
    }

    @Test
    void the_factor_of_the_arrival_goes_with_the_metres() {
        RideCreated ride = world.started();
        world.arrive(ride, ride.driverId(), 0.85);

        assertThat(world.meter(finalReading(ride.rideId(), meter, 10)))
                .singleElement()
                .satisfies(caused -> assertThat(caused.output().factor()).isEqualTo(0.85));
    }

    @Test
    void a_ride_that_never_moved_is_metered_with_nothing() {
        RideCreated ride = world.arrived();

        assertThat(metres(world.meter(finalReading(ride.rideId(), meter, 0)))).containsExactly(0.0);
    }

    @Test
    void rides_of_one_batch_do_not_mix() {
        RideCreated one = world.arrived();
        RideCreated other = world.arrived();

        assertThat(metres(world.meter(
                        finalReading(one.rideId(), meter, 100),
                        reading(other.rideId(), meter, 300),
                        finalReading(other.rideId(), meter, 400))))
                .containsExactly(100.0, 400.0);
    }

    @Test
    void unknown_and_cancelled_rides_do_no_harm() {
        RideCreated cancelled = world.created();
        world.cancel(cancelled, cancelled.driverId());
        RideCreated arrived = world.arrived();

        assertThat(metres(world.meter(
                        finalReading(UUID.randomUUID(), meter, 5),
                        finalReading(cancelled.rideId(), meter, 6),
                        finalReading(arrived.rideId(), meter, 7))))
                .containsExactly(7.0);
    }

    @Test
    void a_final_reading_before_the_arrival_is_tried_again() {
        RideCreated ride = world.started();
        LocationAggregate last = finalReading(ride.rideId(), meter, 700);

        assertThatThrownBy(() -> world.meter(last))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(ride.rideId().toString())
                .hasMessageContaining("STARTED");
        world.arrive(ride, ride.driverId(), null);
        assertThat(metres(world.meter(last))).containsExactly(700.0);
    }

    @Test
    void batches_of_the_same_meters_at_once_neither_deadlock_nor_lose() {
        RideCreated ride = world.arrived();
        List<UUID> meters = Stream.generate(UUID::randomUUID).limit(200).toList();

        atOnce(16, caller -> {
            List<UUID> order = new ArrayList<>(meters);
            Collections.shuffle(order, new Random(caller));
            return world.meter(order.stream()
                    .map(each -> reading(ride.rideId(), each, 100 + caller))
                    .toArray(LocationAggregate[]::new));
        });

        assertThat(recorded(ride)).isEqualByComparingTo("23000");
    }

    @Test
    void final_readings_at_once_close_the_ledger_once() {
        RideCreated ride = world.arrived();

        List<Double> told = atOnce(
                8,
                caller -> metres(world.meter(finalReading(ride.rideId(), meter, 100 + caller)))
                        .getFirst());

        assertThat(told).hasSize(8).containsOnly(told.getFirst());
    }

    private BigDecimal recorded(RideCreated ride) {
        return world.database
                .sql("SELECT sum(odometer) FROM ride.meter WHERE ride_id = :ride")
                .bind("ride", ride.rideId())
                .mapValue(BigDecimal.class)
                .one()
                .block();
    }

    private static List<Double> metres(List<Caused<RideMetered>> told) {
        return told.stream().map(caused -> caused.output().metres()).toList();
    }
}
