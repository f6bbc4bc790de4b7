package com.nebengjek.ride;

import static java.util.stream.Collectors.toMap;

import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.RideMetered;
import com.nebengjek.events.RideStatus;
import com.nebengjek.jetstream.Caused;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * The meter of a ride runs, and is closed by its final reading.
 *
 * <p>A meter is a counter, so readings may repeat and swap. What comes after the final one is recorded and never billed.
 */
final class RideMetering implements Function<List<LocationAggregate>, Flux<Caused<RideMetered>>> {

    private final Meters meters;
    private final Clock clock;

    RideMetering(Meters meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Flux<Caused<RideMetered>> apply(List<LocationAggregate> batch) {
        List<LocationAggregate> finals =
                batch.stream().filter(LocationAggregate::isFinal).toList();
        return Flux.defer(() -> meters.record(Readings.of(batch)).thenMany(close(finals)));
    }

    private Flux<Caused<RideMetered>> close(List<LocationAggregate> finals) {
        if (finals.isEmpty()) {
            return Flux.empty();
        }
        return meters.close(Readings.of(finals), clock.instant())
                .collect(toMap(Closing::rideId, closing -> closing))
                .flatMapIterable(closings -> metered(finals, closings));
    }

    /** A ride that nobody knows, or that was cancelled, has nothing to bill. */
    private static List<Caused<RideMetered>> metered(List<LocationAggregate> finals, Map<UUID, Closing> closings) {
        closings.values().forEach(RideMetering::checkThatItHasArrived);
        return finals.stream()
                .filter(last -> closings.get(last.rideId()) instanceof Closing.Closed)
                .map(last -> Caused.by(last, ((Closing.Closed) closings.get(last.rideId())).metered()))
                .toList();
    }

    /** The final reading follows from the arrival, so a ride that has not arrived yet is one that is not seen yet. */
    private static void checkThatItHasArrived(Closing closing) {
        if (closing instanceof Closing.Open(UUID rideId, RideStatus status) && status != RideStatus.CANCELLED) {
            throw new IllegalStateException("the final reading of ride " + rideId + " came while the ride is " + status
                    + ": it can be billed after it has arrived");
        }
    }
}
