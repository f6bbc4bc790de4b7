package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A driver goes on or off duty. */
@Describe("A driver goes on or off duty")
@Event(subject = "user.beacon.driver.{user_id}", stream = "USER")
public record DriverBeacon(
        @Describe("The driver") UUID userId,
        @Describe("Whether the driver takes passengers") boolean isActive,
        @Nullable Position location,
        Instant timestamp)
        implements DriverAvailabilityInput, EarlierClientsOutput {}
