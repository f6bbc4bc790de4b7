package com.nebengjek.location;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.LocationUpdate;
import com.nebengjek.events.PassengerLocationUpdate;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.SearchGrid;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.jetstream.StreamProgress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Last positions, and the meters of the rides that drivers are on, in Redis.
 *
 * <p>Each method is one command, atomic, and may be repeated. All keys of a driver are in one slot of a cluster:
 * {@code position:{driver}}, {@code meter:{driver}} (the odometer and the open rides), {@code trail:{driver}} (what the
 * odometer showed when) and {@code ended:{driver}:ride}.
 */
final class Meters {

    private final ReactiveStringRedisTemplate redis;
    private final LocationProperties settings;
    private final IdGenerator ids;

    Meters(ReactiveStringRedisTemplate redis, LocationProperties settings, IdGenerator ids) {
        this.redis = redis;
        this.settings = settings;
        this.ids = ids;
    }

    /** Keeps a position unless a newer one is known, and lets the meters of its driver run on. */
    Flux<Reading> move(LocationUpdate update) {
        return run(
                        MeterScript.POSITION,
                        keysOf(update),
                        Double.toString(update.latitude()),
                        Double.toString(update.longitude()),
                        millis(update.timestamp()),
                        Double.toString(settings.maxMetresPerSecond()),
                        Double.toString(settings.reportMetres()),
                        Long.toString(settings.reportInterval().toMillis()),
                        Integer.toString(settings.trail()))
                .flatMapIterable(rides -> List.of(EventJson.mapper().readValue(rides, Reading[].class)));
    }

    /** Opens the meter of a ride, and starts it when its start is known. */
    Mono<Void> begin(UnderwayRide ride) {
        return run(
                        MeterScript.BEGIN,
                        keysOf(ride.driverId(), ride.rideId()),
                        ride.rideId().toString(),
                        ride.passengerId().toString(),
                        ids.generateId().toString(),
                        millis(ride.startedAt()),
                        Integer.toString(settings.trail()))
                .then();
    }

    /**
     * Closes the meter of a ride.
     *
     * @param startedAt for a meter that missed the start
     * @param positions how far the stream of positions has been worked off
     */
    Mono<Closing> arrive(RideArrived arrived, @Nullable Instant startedAt, StreamProgress.Point positions) {
        Ride ride = arrived.ride();
        return run(
                        MeterScript.ARRIVE,
                        keysOf(ride.driverId(), ride.rideId()),
                        ride.rideId().toString(),
                        millis(arrived.at()),
                        Long.toString(settings.looksAtTheSamePosition()),
                        Long.toString(settings.looksInAll()),
                        meterOfNothing(ride).toString(),
                        millis(startedAt),
                        Long.toString(positions.last()),
                        Long.toString(positions.handled()))
                .map(closing -> EventJson.mapper().readValue(closing, Closing.class));
    }

    /** Ends a ride without a bill. */
    Mono<Void> cancel(Ride ride) {
        return run(
                        MeterScript.CANCEL,
                        keysOf(ride.driverId(), ride.rideId()),
                        ride.rideId().toString())
                .then();
    }

    private Mono<String> run(RedisScript<String> script, List<String> keys, String... arguments) {
        return redis.execute(script, keys, List.of(arguments)).next();
    }

    /** The same for every repeat, because nothing remembers it when Redis is lost once more. */
    private static UUID meterOfNothing(Ride ride) {
        return UUID.nameUUIDFromBytes(("no meter of " + ride.rideId()).getBytes(UTF_8));
    }

    private static List<String> keysOf(LocationUpdate update) {
        UUID person = update.userId();
        return switch (update) {
            case DriverLocationUpdate _ -> List.of(SearchGrid.positionKey(person), meter(person), trail(person));
            case PassengerLocationUpdate _ -> List.of(SearchGrid.positionKey(person));
        };
    }

    static List<String> keysOf(UUID driver, UUID ride) {
        String ended = "ended:{" + driver + "}:" + ride;
        return List.of(SearchGrid.positionKey(driver), meter(driver), trail(driver), ended);
    }

    private static String meter(UUID driver) {
        return "meter:{" + driver + "}";
    }

    private static String trail(UUID driver) {
        return "trail:{" + driver + "}";
    }

    private static String millis(@Nullable Instant moment) {
        return moment == null ? "" : Long.toString(moment.toEpochMilli());
    }
}
