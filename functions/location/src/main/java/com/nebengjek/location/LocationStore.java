package com.nebengjek.location;

import com.nebengjek.events.ClientSubjects;
import com.nebengjek.events.DriverLocationStored;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.LivePosition;
import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.LocationStoreInput;
import com.nebengjek.events.LocationUpdate;
import com.nebengjek.events.PassengerLocationStored;
import com.nebengjek.events.PassengerLocationUpdate;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.SearchGrid;
import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.jetstream.Caused;
import com.nebengjek.jetstream.Later;
import com.nebengjek.jetstream.StreamProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Stores positions and runs the meters of rides.
 *
 * <p>Positions and rides come on two streams, in any order: the meter remembers enough to answer for both sides.
 */
final class LocationStore implements Function<List<LocationStoreInput>, Flux<Caused<?>>> {

    private static final String FUNCTION = "location-store";
    private static final String POSITIONS = "LOCATION";

    private final Meters meters;
    private final DriverIndex index;
    private final Recovery recovery;
    private final UnderwayRides underway;
    private final StreamProgress positions;
    private final LocationProperties settings;

    LocationStore(
            Meters meters,
            DriverIndex index,
            Recovery recovery,
            UnderwayRides underway,
            StreamProgress positions,
            LocationProperties settings) {
        this.meters = meters;
        this.index = index;
        this.recovery = recovery;
        this.underway = underway;
        this.positions = positions;
        this.settings = settings;
    }

    /** All commands are sent before the first reply is awaited: a batch costs one round trip to Redis. */
    @Override
    public Flux<Caused<?>> apply(List<LocationStoreInput> batch) {
        List<Flux<Caused<?>>> work = new ArrayList<>();
        work.add(recovery.ifNeeded().thenMany(Flux.empty()));
        work.add(index.file(driversIn(batch)).thenMany(Flux.empty()));
        batch.forEach(input -> work.add(outputsOf(input).map(output -> Caused.by(input, output))));
        return Flux.mergeSequential(work, work.size(), 1);
    }

    private Flux<?> outputsOf(LocationStoreInput input) {
        return switch (input) {
            case DriverLocationUpdate update -> driven(update);
            case PassengerLocationUpdate update -> walked(update);
            case RideCreated created -> meters.begin(UnderwayRide.of(created)).flux();
            case RideStarted started -> meters.begin(UnderwayRide.of(started)).flux();
            case RideArrived arrived -> arrived(arrived);
            case RideCancelled cancelled -> meters.cancel(cancelled.ride()).flux();
        };
    }

    private Flux<?> driven(DriverLocationUpdate update) {
        var stored = new DriverLocationStored(update.userId(), cellOf(update), update.timestamp());
        return Flux.concat(meters.move(update).concatMapIterable(reading -> told(update, reading)), Mono.just(stored));
    }

    private Flux<?> walked(PassengerLocationUpdate update) {
        return meters.move(update)
                .thenMany(Mono.just(
                        new PassengerLocationStored(update.userId(), cellOf(update), update.timestamp())));
    }

    private static List<?> told(DriverLocationUpdate update, Reading reading) {
        var live = new Addressed<>(
                new LivePosition(
                        reading.ride(), update.userId(), update.latitude(), update.longitude(), update.timestamp()),
                ClientSubjects.live(reading.passenger(), reading.ride()));
        if (reading.odometer() == null) {
            return List.of(live);
        }
        var report = new LocationAggregate(
                reading.ride(),
                reading.meter(),
                toTheMillimetre(reading.odometer()),
                update.latitude(),
                update.longitude(),
                update.timestamp(),
                false);
        return List.of(live, report);
    }

    private Flux<?> arrived(RideArrived arrived) {
        return positions.of(FUNCTION, POSITIONS)
                .flatMap(read -> meters.arrive(arrived, null, read)
                        .flatMap(closing ->
                                closing instanceof Closing.NotStarted ? arrivedAtOnce(arrived, read) : Mono.just(closing)))
                .flatMapMany(closing -> finalReading(arrived, closing));
    }

    /** The start of this ride was not seen here; Postgres knows it, or there was nothing to bill. */
    private Mono<Closing> arrivedAtOnce(RideArrived arrived, StreamProgress.Point read) {
        return underway.startOf(arrived.ride().rideId())
                .defaultIfEmpty(arrived.at())
                .flatMap(startedAt -> meters.arrive(arrived, startedAt, read));
    }

    private Flux<?> finalReading(RideArrived arrived, Closing closing) {
        return switch (closing) {
            case Closing.Closed closed -> Flux.just(new LocationAggregate(
                    arrived.ride().rideId(),
                    closed.meter(),
                    toTheMillimetre(closed.odometer()),
                    closed.latitude(),
                    closed.longitude(),
                    arrived.at(),
                    true));
            case Closing.NotDue _ -> Flux.error(Later.in(settings.arrivalPause()));
            case Closing.NotStarted _ -> Flux.error(new IllegalStateException("no start was taken for " + arrived));
            case Closing.Cancelled _ -> Flux.empty();
        };
    }

    private static Stream<DriverLocationUpdate> driversIn(List<LocationStoreInput> batch) {
        return batch.stream().filter(DriverLocationUpdate.class::isInstance).map(DriverLocationUpdate.class::cast);
    }

    private static String cellOf(LocationUpdate update) {
        return SearchGrid.cellOf(update.latitude(), update.longitude());
    }

    private static double toTheMillimetre(double metres) {
        return Math.round(metres * 1000) / 1000.0;
    }
}
