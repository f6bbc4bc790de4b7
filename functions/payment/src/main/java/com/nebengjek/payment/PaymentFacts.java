package com.nebengjek.payment;

import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentOutput;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.RidePaid;
import com.nebengjek.events.RidePayment;
import com.nebengjek.payment.Hearing.Heard;
import java.net.URI;
import java.util.List;

/** Tells of payments, with what to scan while they can be paid. */
final class PaymentFacts {

    private final URI payLink;

    PaymentFacts(PaymentProperties settings) {
        this.payLink = settings.payLink();
    }

    /** Told as it began, whatever became of it since. */
    List<PaymentOutput> billed(StoredPayment payment) {
        return payment.fare().isFree()
                ? settled(payment, PaymentStatus.PAID)
                : List.of(told(payment, PaymentStatus.PENDING));
    }

    List<PaymentOutput> answerToPassenger(Heard heard) {
        return heard.answer().status()
                .map(status -> List.of(told(heard.payment(), status)))
                .orElse(List.of());
    }

    List<PaymentOutput> answerToProvider(Heard heard) {
        return heard.answer().status().map(status -> settled(heard.payment(), status)).orElse(List.of());
    }

    private List<PaymentOutput> settled(StoredPayment payment, PaymentStatus status) {
        PaymentOutput told = told(payment, status);
        return status == PaymentStatus.PAID ? List.of(told, paid(payment)) : List.of(told);
    }

    private PaymentOutput told(StoredPayment payment, PaymentStatus status) {
        Fare fare = payment.fare();
        return new RidePayment(
                payment.rideId(),
                payment.paymentId(),
                payment.driverId(),
                payment.passengerId(),
                fare.amount(),
                fare.adminFee(),
                fare.driverPayout(),
                status,
                status == PaymentStatus.PENDING ? payLink(payment) : null);
    }

    private String payLink(StoredPayment payment) {
        return payLink + payment.paymentId().toString() + "?amount=" + payment.fare().amount();
    }

    private static RidePaid paid(StoredPayment payment) {
        Fare fare = payment.fare();
        return new RidePaid(
                payment.rideId(),
                new Payment(
                        payment.paymentId(),
                        payment.rideId(),
                        fare.amount(),
                        fare.adminFee(),
                        fare.driverPayout(),
                        PaymentStatus.PAID));
    }
}
