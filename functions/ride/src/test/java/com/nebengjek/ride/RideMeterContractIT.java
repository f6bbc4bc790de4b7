package com.nebengjek.ride;

import static com.nebengjek.ride.RideFixtures.finalReading;
import static com.nebengjek.ride.RideFixtures.match;
import static com.nebengjek.ride.RideFixtures.reading;

import com.nebengjek.events.RideCreate;
import com.nebengjek.events.RideCreated;
import com.nebengjek.jetstream.test.Scenario;
import com.nebengjek.testkit.TestServers;
import java.util.List;
import java.util.UUID;

final class RideMeterContractIT extends RideContract {

    private final RideCreate first = match();
    private final RideCreate second = match();
    private final UUID meter = UUID.randomUUID();
    private final UUID lostMeter = UUID.randomUUID();

    RideMeterContractIT(TestServers servers) {
        super(servers, "rideMeter");
    }

    @Override
    void presume(RideWorld world) {
        for (RideCreate match : List.of(first, second)) {
            RideCreated ride = world.create(match).getFirst();
            world.meetAtPickup(ride);
            world.start(ride, ride.driverId());
            world.arrive(ride, ride.driverId(), 0.9);
        }
    }

    /** What a lost meter shows after the final reading is not billed, so it is there before. */
    @Override
    protected Scenario scenario() {
        UUID one = RideCreation.rideOf(first.matchId());
        UUID other = RideCreation.rideOf(second.matchId());
        return Scenario.of(reading(one, lostMeter, 100), reading(one, lostMeter, 300.25), reading(other, meter, 40))
                .then(
                        reading(one, meter, 400),
                        reading(one, meter, 800.5),
                        finalReading(one, meter, 1_000),
                        reading(other, meter, 80),
                        finalReading(other, meter, 120));
    }
}
