package com.nebengjek.ride;

import static com.nebengjek.ride.RideFixtures.PICKUP;

import com.nebengjek.events.RideArrive;
import com.nebengjek.events.RideCancel;
import com.nebengjek.events.RideCreate;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RidePaid;
import com.nebengjek.events.RideStart;
import com.nebengjek.events.RideStatus;
import com.nebengjek.jetstream.test.Scenario;
import com.nebengjek.testkit.TestServers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

final class RideProgressContractIT extends RideContract {

    private final Instant now = Instant.now();
    private final List<RideCreate> matches =
            Stream.generate(RideFixtures::match).limit(4).toList();
    private final RideCreate first = matches.get(0);
    private final RideCreate second = matches.get(1);
    private final RideCreate third = matches.get(2);
    private final RideCreate fourth = matches.get(3);
    private final UUID stranger = UUID.randomUUID();

    RideProgressContractIT(TestServers servers) {
        super(servers, "rideProgress");
    }

    @Override
    void presume(RideWorld world) {
        matches.forEach(match -> {
            world.create(match);
            world.seen(match.driverId(), PICKUP.latitude(), PICKUP.longitude(), now);
            world.seen(match.passengerId(), PICKUP.latitude(), PICKUP.longitude(), now);
        });
    }

    @Override
    protected Scenario scenario() {
        return Scenario.of(
                        new RideStart(rideOf(fourth), fourth.passengerId(), null, null),
                        new RideStart(rideOf(third), stranger, null, null),
                        new RideArrive(rideOf(fourth), fourth.driverId(), null, null, null),
                        new RideCancel(rideOf(second), stranger, null, null))
                .then(
                        new RideStart(rideOf(first), first.driverId(), null, null),
                        new RideStart(rideOf(second), second.driverId(), null, null),
                        new RideStart(rideOf(fourth), fourth.driverId(), null, null),
                        new RideCancel(rideOf(third), third.passengerId(), null, null))
                .then(
                        new RideCancel(rideOf(first), first.passengerId(), null, null),
                        new RideStart(rideOf(third), third.driverId(), null, null))
                .then(
                        new RideArrive(rideOf(first), first.driverId(), null, null, 0.9),
                        new RideArrive(rideOf(second), second.passengerId(), null, null, null))
                .then(paid(first), paid(second));
    }

    private static UUID rideOf(RideCreate match) {
        return RideCreation.rideOf(match.matchId());
    }

    private static RidePaid paid(RideCreate match) {
        return RideWorld.paid(new RideCreated(
                rideOf(match), match.matchId(), match.driverId(), match.passengerId(), RideStatus.CREATED,
                match.pickup(), match.destination(), null));
    }
}
