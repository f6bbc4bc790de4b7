package com.nebengjek.location;

import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.PassengerLocationUpdate;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.RideStatus;
import java.time.Instant;
import java.util.UUID;

/** One driver, one passenger, one ride, and a straight road to the north. */
final class LocationFixtures {

    static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    static final double LATITUDE = -6.2;
    static final double LONGITUDE = 106.8;

    /** A degree of latitude on the sphere that distances are measured on. */
    private static final double METRES_PER_DEGREE = Math.toRadians(1) * 6_371_008.8;

    final Instant begin;
    final UUID driver;
    final UUID passenger = UUID.randomUUID();
    final UUID rideId = UUID.randomUUID();

    LocationFixtures() {
        this(NOON);
    }

    LocationFixtures(Instant begin) {
        this(begin, UUID.randomUUID());
    }

    private LocationFixtures(Instant begin, UUID driver) {
        this.begin = begin;
        this.driver = driver;
    }

    /** The same driver with another passenger. */
    LocationFixtures nextRide() {
        return new LocationFixtures(begin, driver);
    }

    /** So many seconds after noon. */
    static Instant at(double seconds) {
        return NOON.plusMillis(Math.round(seconds * 1000));
    }

    /** So many seconds after the beginning. */
    Instant after(double seconds) {
        return begin.plusMillis(Math.round(seconds * 1000));
    }

    /** The driver's position so many seconds after the beginning and metres up the road. */
    DriverLocationUpdate driver(double seconds, double metres) {
        return new DriverLocationUpdate(driver, LATITUDE + metres / METRES_PER_DEGREE, LONGITUDE, after(seconds), null);
    }

    PassengerLocationUpdate passenger(double seconds) {
        return new PassengerLocationUpdate(passenger, LATITUDE, LONGITUDE, after(seconds), 8.0);
    }

    RideCreated created() {
        return new RideCreated(rideId, rideId, driver, passenger, RideStatus.CREATED, null, null, begin);
    }

    RideStarted started(double seconds) {
        return new RideStarted(ride(RideStatus.STARTED), driver, after(seconds));
    }

    RideArrived arrived(double seconds) {
        return new RideArrived(ride(RideStatus.ARRIVED), driver, after(seconds), null);
    }

    RideCancelled cancelled(double seconds) {
        return new RideCancelled(ride(RideStatus.CANCELLED), passenger, after(seconds));
    }

    private Ride ride(RideStatus status) {
        return new Ride(rideId, rideId, driver, passenger, status);
    }
}
