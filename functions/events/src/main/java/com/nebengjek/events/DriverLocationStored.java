package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.time.Instant;
import java.util.UUID;

/** The position of a driver is stored and can be found. */
@Describe("The position of a driver is stored and can be found")
@Event(subject = "location.stored.driver.{user_id}")
public record DriverLocationStored(
        @Describe("The driver") UUID userId,
        @Describe("Cell of the search grid") String cell,
        Instant timestamp)
        implements LocationStoreOutput {}
