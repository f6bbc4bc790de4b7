package com.nebengjek.ride;

import static com.nebengjek.ride.RideFixtures.finalReading;
import static com.nebengjek.ride.RideFixtures.match;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.RideArrive;
import com.nebengjek.events.RideCreate;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every event of a ride's life delivered one to three times, the repeats whenever they like. */
class RideRepeatsIT extends RideIT {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatever_is_repeated_is_told_the_same_and_the_ride_ends_once(long seed) {
        RideCreate match = match();
        RideCreated ride = world.create(match).getFirst();
        world.meetAtPickup(ride);
        RideStart start = new RideStart(ride.rideId(), ride.driverId(), null, null);
        RideArrive arrive = new RideArrive(ride.rideId(), ride.passengerId(), null, null, null);
        LocationAggregate last = finalReading(ride.rideId(), UUID.randomUUID(), 1_234);
        List<Supplier<List<?>>> life = List.of(
                () -> world.create(match),
                () -> world.progress(start, "start"),
                () -> world.progress(arrive, "arrive"),
                () -> world.meter(last),
                () -> world.progress(RideWorld.paid(ride), "paid"));

        List<List<List<?>>> told = life.stream().<List<List<?>>>map(step -> new ArrayList<>()).toList();
        deliveries(life.size(), new Random(seed))
                .forEach(step -> told.get(step).add(life.get(step).get()));

        assertThat(told).allSatisfy(outputs -> assertThat(outputs)
                .isNotEmpty()
                .allSatisfy(output -> assertThat(output).hasSize(1).isEqualTo(outputs.getFirst())));
        assertThat(world.statusOf(ride)).isEqualTo("COMPLETED");
    }

    /** The steps in order, and up to two repeats of each anywhere after it. */
    private static List<Integer> deliveries(int steps, Random random) {
        List<Integer> deliveries = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            deliveries.add(step);
        }
        for (int step = 0; step < steps; step++) {
            for (int repeats = random.nextInt(3); repeats > 0; repeats--) {
                int after = deliveries.indexOf(step) + 1;
                deliveries.add(random.nextInt(after, deliveries.size() + 1), step);
            }
        }
        return deliveries;
    }
}
