package com.nebengjek.payment;

import com.nebengjek.events.RidePay;
import com.nebengjek.events.RideSettled;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A word about a payment as it was heard.
 *
 * @param eventId of the event that brought it: the same event is the same word
 * @param reference the provider's; null when the passenger speaks
 */
record Attempt(String eventId, UUID paymentId, UUID rideId, Word word, @Nullable String reference, Instant at) {

    static Attempt of(RidePay pay, String eventId, Instant at) {
        return new Attempt(eventId, pay.paymentId(), pay.rideId(), Word.PAY, null, at);
    }

    static Attempt of(RideSettled settled, String eventId, Instant at) {
        return new Attempt(
                eventId, settled.paymentId(), settled.rideId(), Word.of(settled), settled.reference(), at);
    }
}
