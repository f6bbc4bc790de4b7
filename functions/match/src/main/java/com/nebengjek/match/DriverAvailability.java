package com.nebengjek.match;

import com.nebengjek.events.DriverAvailabilityInput;
import com.nebengjek.events.DriverBeacon;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.DriverRegistered;
import com.nebengjek.events.Position;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps who is on duty and who is on a ride. A beacon that says where the driver is, is a position too. */
final class DriverAvailability implements Function<DriverAvailabilityInput, Flux<DriverLocationUpdate>> {

    private final Drivers drivers;
    private final Rides rides;

    DriverAvailability(Drivers drivers, Rides rides) {
        this.drivers = drivers;
        this.rides = rides;
    }

    @Override
    public Flux<DriverLocationUpdate> apply(DriverAvailabilityInput input) {
        return switch (input) {
            case DriverBeacon beacon -> drivers.beacon(beacon).thenMany(Mono.justOrEmpty(position(beacon)));
            case DriverRegistered registered -> drivers.register(registered.userId()).thenMany(Flux.empty());
            case RideCreated created ->
                rides.begin(created.matchId(), created.driverId(), created.passengerId()).thenMany(Flux.empty());
            case RideArrived arrived -> rides.arrived(arrived.ride()).thenMany(Flux.empty());
            case RideCancelled cancelled -> rides.ended(cancelled.ride()).thenMany(Flux.empty());
            case RideCompleted completed -> rides.ended(completed.ride()).thenMany(Flux.empty());
        };
    }

    private static @Nullable DriverLocationUpdate position(DriverBeacon beacon) {
        Position location = beacon.location();
        return location == null
                ? null
                : new DriverLocationUpdate(
                        beacon.userId(),
                        location.latitude(),
                        location.longitude(),
                        Objects.requireNonNullElse(location.timestamp(), beacon.timestamp()),
                        null);
    }
}
