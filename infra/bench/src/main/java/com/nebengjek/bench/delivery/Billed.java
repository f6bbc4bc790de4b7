package com.nebengjek.bench.delivery;

import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

/** What comes out. */
@Event(subject = "bench.billed.ride.{ride_id}", stream = "BENCH_OUT")
public record Billed(UUID rideId, long amount) {

    /** The bill of a ride. */
    public static Billed of(Metered metered) {
        return new Billed(metered.rideId(), Math.round(metered.metres() * 3));
    }
}
