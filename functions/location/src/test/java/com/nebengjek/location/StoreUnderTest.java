package com.nebengjek.location;

import com.nebengjek.events.LivePosition;
import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.LocationStoreInput;
import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.jetstream.Caused;
import com.nebengjek.jetstream.Later;
import com.nebengjek.jetstream.StreamProgress;
import com.nebengjek.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.AlternativeJdkIdGenerator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The function on real servers, with a clock that tests set. */
final class StoreUnderTest {

    static final LocationProperties SETTINGS = new LocationProperties(
            200,
            100,
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(60),
            Duration.ofMillis(200),
            Duration.ofSeconds(60),
            600);

    final SettableClock clock = new SettableClock(LocationFixtures.NOON);
    final LocationStore store;

    /** What the server says of the stream of positions; at first, that all of it is stored. */
    StreamProgress.Point progress = new StreamProgress.Point(0, 0);

    StoreUnderTest(ReactiveStringRedisTemplate redis, DatabaseClient database) {
        Meters meters = new Meters(redis, SETTINGS, new AlternativeJdkIdGenerator());
        UnderwayRides underway = new UnderwayRides(database);
        this.store = new LocationStore(
                meters,
                new DriverIndex(redis, SETTINGS.indexed(), clock),
                new Recovery(redis, meters, underway),
                underway,
                (function, stream) -> Mono.just(progress),
                SETTINGS);
    }

    /** Handles a batch on a thread that must not block. */
    List<Caused<?>> handle(LocationStoreInput... batch) {
        return handle(List.of(batch));
    }

    List<Caused<?>> handle(List<LocationStoreInput> batch) {
        return store.apply(batch)
                .subscribeOn(Schedulers.parallel())
                .collectList()
                .block(Duration.ofSeconds(10));
    }

    /** Outputs without their causes. */
    List<Object> outputsOf(LocationStoreInput... batch) {
        return handle(batch).stream().<Object>map(Caused::output).toList();
    }

    List<LocationAggregate> aggregatesOf(LocationStoreInput... batch) {
        return outputsOf(batch).stream()
                .filter(LocationAggregate.class::isInstance)
                .map(LocationAggregate.class::cast)
                .toList();
    }

    List<Addressed<?>> liveOf(LocationStoreInput... batch) {
        return outputsOf(batch).stream()
                .filter(output -> output instanceof Addressed<?>(LivePosition _, String _))
                .<Addressed<?>>map(output -> (Addressed<?>) output)
                .toList();
    }

    /** Handles an event as the binding does: again after each {@link Later}. */
    List<Object> untilDue(LocationStoreInput event) {
        for (int looks = 0; looks < 1_000; looks++) {
            try {
                return outputsOf(event);
            } catch (Later later) {
                clock.advance(later.delay());
            }
        }
        throw new AssertionError(event + " is never due");
    }

    LocationAggregate finalOf(LocationStoreInput arrived) {
        return Stream.of(untilDue(arrived))
                .map(List::getFirst)
                .map(LocationAggregate.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
