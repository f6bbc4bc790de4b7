package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import com.nebengjek.events.catalogue.Length;
import com.nebengjek.events.catalogue.Range;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a ride costs and whether it is paid. */
@Describe("What a ride costs and whether it is paid")
@Event(subject = "ride.payment.trip.{ride_id}", stream = "RIDE")
public record RidePayment(
        UUID rideId,
        UUID paymentId,
        UUID driverId,
        UUID passengerId,
        @Range(min = 0) @Describe("Rupiah the passenger pays") long amount,
        @Range(min = 0) @Describe("Rupiah the platform keeps") long adminFee,
        @Range(min = 0) @Describe("Rupiah the driver gets") long driverPayout,
        PaymentStatus status,
        @Length(max = 2048) @Describe("What the passenger scans to pay") @Nullable String qr)
        implements ClientNotifyInput, PaymentOutput, MessageComposeInput {}
