package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.time.Instant;
import java.util.UUID;

/** The position of a passenger is stored and can be found. */
@Describe("The position of a passenger is stored and can be found")
@Event(subject = "location.stored.passenger.{user_id}")
public record PassengerLocationStored(
        @Describe(value = "The passenger", example = "0a9d8c7b-6e5f-4d3c-a2b1-908f7e6d5c4b") UUID userId,
        @Describe("Cell of the search grid") String cell,
        Instant timestamp)
        implements LocationStoreOutput {}
