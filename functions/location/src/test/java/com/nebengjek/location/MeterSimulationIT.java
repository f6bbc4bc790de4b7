package com.nebengjek.location;

import static com.nebengjek.location.LocationFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.LocationStoreInput;
import com.nebengjek.jetstream.Caused;
import com.nebengjek.jetstream.Later;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole rides whose two streams lag behind each other and deliver some events again. */
class MeterSimulationIT extends OnRealServers {

    /** An event and when the function gets it. */
    private record Delivery(LocationStoreInput event, Instant at) {}

    private final PriorityQueue<Delivery> deliveries = new PriorityQueue<>(Comparator.comparing(Delivery::at));
    private final List<LocationAggregate> reports = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("seeds")
    void a_ride_is_billed_by_its_road_however_its_events_come(long seed) {
        Random random = new Random(seed);
        var ride = new LocationFixtures();
        int start = 20 + random.nextInt(60);
        int arrival = start + 180 + random.nextInt(400);
        RandomTrip trip = RandomTrip.of(ride.driver, arrival + 60, random);
        double positionsLag = random.nextDouble(20);
        double ridesLag = random.nextDouble(20);

        trip.seen().forEach(point -> deliver(point, point.timestamp(), positionsLag, random));
        deliver(ride.created(), at(0), 0, random);
        deliver(ride.started(start), at(start), ridesLag, random);
        deliver(ride.arrived(arrival), at(arrival), ridesLag, random);
        run(random);

        assertThat(billed())
                .as("seed %d, positions late by %.1f s, rides by %.1f s", seed, positionsLag, ridesLag)
                .isCloseTo(trip.metres(start, arrival), withPercentage(2));
    }

    static IntStream seeds() {
        return IntStream.range(0, 15);
    }

    /** Each event comes once, and one in five comes again within ten seconds. */
    private void deliver(LocationStoreInput event, Instant happened, double lag, Random random) {
        Instant first = happened.plusMillis((long) (lag * 1000));
        deliveries.add(new Delivery(event, first));
        if (random.nextInt(5) == 0) {
            deliveries.add(new Delivery(event, first.plusMillis(random.nextInt(10_000))));
        }
    }

    private void run(Random random) {
        while (!deliveries.isEmpty()) {
            List<LocationStoreInput> batch = new ArrayList<>();
            Instant fetch = deliveries.element().at().plusMillis(random.nextInt(3_000));
            while (!deliveries.isEmpty() && !deliveries.element().at().isAfter(fetch)) {
                batch.add(deliveries.remove().event());
            }
            store.clock.set(fetch);
            handle(batch);
        }
    }

    /** As the binding does: a batch that fails is split until the event that is not due is alone. */
    private void handle(List<LocationStoreInput> batch) {
        try {
            store.handle(batch).stream().map(Caused::output).forEach(this::keep);
        } catch (Later later) {
            if (batch.size() == 1) {
                deliveries.add(new Delivery(
                        batch.getFirst(), store.clock.instant().plus(later.delay())));
                return;
            }
            handle(batch.subList(0, batch.size() / 2));
            handle(batch.subList(batch.size() / 2, batch.size()));
        }
    }

    private void keep(Object output) {
        if (output instanceof LocationAggregate report) {
            reports.add(report);
        }
    }

    private double billed() {
        assertThat(reports.stream().filter(LocationAggregate::isFinal).distinct()).hasSize(1);
        return reports.stream().filter(LocationAggregate::isFinal).findAny().orElseThrow().odometer();
    }
}
