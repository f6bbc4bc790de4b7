package com.nebengjek.match;

import com.nebengjek.events.DriverBeacon;
import com.nebengjek.events.DriverRegistered;
import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideStatus;
import com.nebengjek.events.Role;
import com.nebengjek.jetstream.test.Scenario;
import com.nebengjek.testkit.TestServers;
import java.util.UUID;

final class DriverAvailabilityContractIT extends MatchContract {

    private final UUID driver = UUID.randomUUID();
    private final UUID otherDriver = UUID.randomUUID();
    private final Ride first = ride(driver);
    private final Ride second = ride(otherDriver);
    private final Ride third = ride(driver);

    DriverAvailabilityContractIT(TestServers servers) {
        super(servers, "driverAvailability");
    }

    private static Ride ride(UUID driver) {
        UUID id = UUID.randomUUID();
        return new Ride(id, id, driver, UUID.randomUUID(), RideStatus.CREATED);
    }

    @Override
    void presume(MatchingRows rows) {}

    /** The third ride is one that could only be accepted after the first. */
    @Override
    protected Scenario scenario() {
        return Scenario.of(
                        new DriverRegistered(driver, Role.DRIVER, now, null, null),
                        new DriverBeacon(driver, true, PICKUP, now.minusSeconds(20)),
                        new DriverBeacon(driver, false, null, now.minusSeconds(10)),
                        new DriverBeacon(otherDriver, true, DESTINATION, now.minusSeconds(5)),
                        created(first),
                        new RideArrived(first, driver, now, 1.0),
                        new RideCompleted(first, new Payment(first.rideId(), first.rideId(), 0, 0, 0, PaymentStatus.PAID)),
                        created(second),
                        new RideCancelled(second, second.passengerId(), now))
                .then(created(third));
    }

    private RideCreated created(Ride ride) {
        return new RideCreated(
                ride.rideId(), ride.matchId(), ride.driverId(), ride.passengerId(), RideStatus.CREATED, null, null, now);
    }
}
