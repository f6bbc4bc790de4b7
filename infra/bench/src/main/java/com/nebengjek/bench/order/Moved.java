package com.nebengjek.bench.order;

import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

/** What goes in. */
@Event(subject = "bench.moved.ride.{ride_id}", stream = "BENCH_MOVED")
public record Moved(UUID rideId, long step) {}
