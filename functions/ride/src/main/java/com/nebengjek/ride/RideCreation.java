package com.nebengjek.ride;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.events.RideCreate;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.catalogue.InvalidData;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/** A match becomes a ride, once: the repeat of a match tells of the same ride again. */
final class RideCreation implements Function<RideCreate, Flux<RideCreated>> {

    private final Rides rides;
    private final Clock clock;

    RideCreation(Rides rides, Clock clock) {
        this.rides = rides;
        this.clock = clock;
    }

    @Override
    public Flux<RideCreated> apply(RideCreate match) {
        if (match.driverId().equals(match.passengerId())) {
            return Flux.error(new InvalidData("passenger_id", "must be another person than the driver"));
        }
        return rides.create(rideOf(match.matchId()), match, clock.instant())
                .map(RideFacts::created)
                .flux();
    }

    static UUID rideOf(UUID matchId) {
        return UUID.nameUUIDFromBytes(("ride of match " + matchId).getBytes(UTF_8));
    }
}
