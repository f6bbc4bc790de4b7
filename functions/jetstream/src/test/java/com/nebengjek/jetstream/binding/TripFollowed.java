package com.nebengjek.jetstream.binding;

import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

@Event(subject = "trip.followed.ride.{ride_id}", stream = "FOLLOWED", type = "com.example.trip.followed.v1")
record TripFollowed(UUID rideId, int step) {}
