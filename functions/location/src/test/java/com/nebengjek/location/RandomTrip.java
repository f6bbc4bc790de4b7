package com.nebengjek.location;

import static com.nebengjek.location.LocationFixtures.at;

import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.Haversine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A drive through a town, seen once a second: it turns, stops and goes on, and its receiver is wrong now and then. */
record RandomTrip(List<DriverLocationUpdate> road, List<DriverLocationUpdate> seen) {

    private static final double METRES_PER_DEGREE = 111_195;

    static RandomTrip of(UUID driver, int seconds, Random random) {
        List<DriverLocationUpdate> road = new ArrayList<>();
        double latitude = LocationFixtures.LATITUDE;
        double longitude = LocationFixtures.LONGITUDE;
        double heading = random.nextDouble(2 * Math.PI);
        double speed = 10;
        for (int second = 0; second <= seconds; second++) {
            road.add(new DriverLocationUpdate(driver, latitude, longitude, at(second), null));
            heading += random.nextGaussian() * 0.2;
            speed = Math.clamp(speed + random.nextGaussian() * 1.5, 0, 20);
            latitude += speed * Math.cos(heading) / METRES_PER_DEGREE;
            longitude += speed * Math.sin(heading) / METRES_PER_DEGREE;
        }
        return new RandomTrip(road, road.stream().map(point -> wrongNowAndThen(point, random)).toList());
    }

    private static DriverLocationUpdate wrongNowAndThen(DriverLocationUpdate point, Random random) {
        return random.nextInt(60) > 0
                ? point
                : new DriverLocationUpdate(
                        point.userId(), point.latitude() + 0.02, point.longitude(), point.timestamp(), null);
    }

    /** Metres of road between two seconds. */
    double metres(int from, int to) {
        double metres = 0;
        for (int second = from; second < to; second++) {
            DriverLocationUpdate here = road.get(second);
            DriverLocationUpdate there = road.get(second + 1);
            metres += Haversine.metres(here.latitude(), here.longitude(), there.latitude(), there.longitude());
        }
        return metres;
    }
}
