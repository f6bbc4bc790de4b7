package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Range;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What a ride cost, in whole rupiah, and who gets it. */
@Describe("What a ride cost, in whole rupiah, and who gets it")
public record Payment(
        UUID paymentId,
        UUID rideId,
        @Range(min = 0) long amount,
        @Range(min = 0) long adminFee,
        @Range(min = 0) long driverPayout,
        PaymentStatus status) {

    /** The id of a ride's payment. It follows from the ride, because earlier clients pay by naming only the ride. */
    public static UUID idOf(UUID rideId) {
        return UUID.nameUUIDFromBytes(("payment of ride " + rideId).getBytes(StandardCharsets.UTF_8));
    }
}
