package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person may drive. */
@Describe("A person may drive")
@Event(subject = "user.driver-registered.driver.{user_id}", stream = "USER")
public record DriverRegistered(
        @Describe("The driver") UUID userId,
        Role role,
        Instant at,
        @Nullable String vehicleType,
        @Nullable String vehiclePlate)
        implements DriverAvailabilityInput, MessageComposeInput {}
