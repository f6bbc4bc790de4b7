package com.nebengjek.jetstream.binding;

import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

@Event(subject = "trip.moved.ride.{ride_id}", stream = "TRIPS", type = "com.example.trip.moved.v1")
record TripMoved(UUID rideId, int step) {}
