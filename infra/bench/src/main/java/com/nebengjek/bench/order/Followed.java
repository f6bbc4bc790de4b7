package com.nebengjek.bench.order;

import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

/** What comes out. */
@Event(subject = "bench.followed.ride.{ride_id}", stream = "BENCH_FOLLOWED")
public record Followed(UUID rideId, long step) {}
