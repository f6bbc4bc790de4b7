package com.nebengjek.bench.delivery;

import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

/** What goes in. */
@Event(subject = "bench.metered.ride.{ride_id}", stream = "BENCH_IN")
public record Metered(UUID rideId, double metres, String passenger) {}
