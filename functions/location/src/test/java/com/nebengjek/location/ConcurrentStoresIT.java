package com.nebengjek.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.LocationStoreInput;
import com.nebengjek.jetstream.Caused;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Several processes get the same events at the same time. */
class ConcurrentStoresIT extends OnRealServers {

    private static final int PROCESSES = 8;

    private final LocationFixtures on = new LocationFixtures();

    @Test
    void positions_that_come_to_everybody_at_once_are_billed_once() {
        store.handle(on.driver(0, 0), on.created(), on.started(0));

        everybodyHandles(IntStream.rangeClosed(1, 200)
                .<LocationStoreInput>mapToObj(second -> on.driver(second, second * 10))
                .toList());

        assertThat(store.finalOf(on.arrived(200)).odometer()).isCloseTo(2_000, within(0.001));
    }

    @Test
    void an_arrival_that_comes_to_everybody_at_once_has_one_answer() {
        store.handle(on.driver(0, 0), on.created(), on.started(0), on.driver(10, 100));

        assertThat(everybodyHandles(List.of(on.arrived(10))))
                .hasSize(PROCESSES)
                .containsOnly(store.finalOf(on.arrived(10)));
    }

    @Test
    void a_ride_that_begins_for_everybody_at_once_has_one_meter() {
        store.handle(on.driver(0, 0));
        everybodyHandles(List.of(on.created(), on.started(0)));
        everybodyHandles(IntStream.rangeClosed(1, 60)
                .<LocationStoreInput>mapToObj(second -> on.driver(second, second * 10))
                .toList());

        assertThat(store.aggregatesOf(on.driver(70, 700)))
                .extracting(LocationAggregate::odometer)
                .containsExactly(700.0);
    }

    private List<Object> everybodyHandles(List<LocationStoreInput> batch) {
        return Flux.range(0, PROCESSES)
                .<Caused<?>>flatMap(
                        process -> store.store.apply(batch).subscribeOn(Schedulers.boundedElastic()), PROCESSES)
                .<Object>map(Caused::output)
                .collectList()
                .block(Duration.ofSeconds(20));
    }
}
