package com.nebengjek.payment;

import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.RideMetered;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the database has it.
 *
 * @param reference the provider's, of the settlement that counts; null until there is one
 */
record StoredPayment(
        UUID paymentId,
        UUID rideId,
        UUID driverId,
        UUID passengerId,
        Fare fare,
        PaymentStatus status,
        @Nullable String reference) {

    /** The payment that a metered ride begins with; where nothing is to be paid it is paid. */
    static StoredPayment first(RideMetered metered, Fare fare) {
        return new StoredPayment(
                Payment.idOf(metered.rideId()),
                metered.rideId(),
                metered.driverId(),
                metered.passengerId(),
                fare,
                fare.isFree() ? PaymentStatus.PAID : PaymentStatus.PENDING,
                null);
    }

    boolean isOwedBy(UUID person) {
        return passengerId.equals(person);
    }

    /** Whether the provider took the money in another transaction before. */
    boolean wasPaidOtherwise(@Nullable String otherReference) {
        return status == PaymentStatus.PAID && otherReference != null && !otherReference.equals(reference);
    }
}
