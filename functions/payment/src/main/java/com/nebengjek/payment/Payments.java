package com.nebengjek.payment;

import com.nebengjek.events.PaymentStatus;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Tables {@code payment.payment} and {@code payment.attempt}. */
final class Payments {

    private final DatabaseClient database;

    Payments(DatabaseClient database) {
        this.database = database;
    }

    /** Adds the payment unless its ride has one, and answers the one the ride has then. */
    Mono<StoredPayment> create(StoredPayment bill, Instant at) {
        return database.sql("""
                        INSERT INTO payment.payment (payment_id, ride_id, driver_id, passenger_id,
                                                     amount, admin_fee, driver_payout, status, created_at, paid_at)
                        VALUES (:payment, :ride, :driver, :passenger, :amount, :fee, :payout, :status, :at,
                                CASE :status WHEN 'PAID' THEN CAST(:at AS timestamptz) END)
                        ON CONFLICT DO NOTHING""")
                .bind("payment", bill.paymentId())
                .bind("ride", bill.rideId())
                .bind("driver", bill.driverId())
                .bind("passenger", bill.passengerId())
                .bind("amount", bill.fare().amount())
                .bind("fee", bill.fare().adminFee())
                .bind("payout", bill.fare().driverPayout())
                .bind("status", bill.status().name())
                .bind("at", at)
                .then()
                .then(findByRide(bill.rideId()));
    }

    private Mono<StoredPayment> findByRide(UUID rideId) {
        return database.sql("SELECT * FROM payment.payment WHERE ride_id = :ride")
                .bind("ride", rideId)
                .map(Payments::read)
                .one();
    }

    /** The payment of this ride, and nobody else's until the transaction ends. */
    Mono<StoredPayment> lock(UUID paymentId, UUID rideId) {
        return database.sql("""
                        SELECT * FROM payment.payment WHERE payment_id = :payment AND ride_id = :ride FOR UPDATE""")
                .bind("payment", paymentId)
                .bind("ride", rideId)
                .map(Payments::read)
                .one();
    }

    /** The answer that this event got before; empty when it was not heard. */
    Mono<Answer> answered(Attempt attempt) {
        return database.sql("""
                        SELECT answer, coalesce(charge, 0) AS charge FROM payment.attempt
                        WHERE payment_id = :payment AND event_id = :event""")
                .bind("payment", attempt.paymentId())
                .bind("event", attempt.eventId())
                .map(row -> new Answer(
                        Optional.ofNullable(row.get("answer", String.class)).map(PaymentStatus::valueOf),
                        value(row, "charge", Integer.class)))
                .one();
    }

    /** How many charges of the payment the provider has said to have failed. */
    Mono<Integer> failedCharges(UUID paymentId) {
        return database.sql("""
                        SELECT count(DISTINCT reference)::integer AS failed FROM payment.attempt
                        WHERE payment_id = :payment AND said = 'FAILED'""")
                .bind("payment", paymentId)
                .map(row -> value(row, "failed", Integer.class))
                .one();
    }

    Mono<Void> record(Attempt attempt, Answer answer) {
        return database.sql("""
                        INSERT INTO payment.attempt (payment_id, event_id, said, reference, answer, charge, at)
                        VALUES (:payment, :event, :said, :reference, :answer, :charge, :at)""")
                .bind("payment", attempt.paymentId())
                .bind("event", attempt.eventId())
                .bind("said", attempt.word().name())
                .bind("reference", text(attempt.reference()))
                .bind("answer", text(answer.status().map(PaymentStatus::name).orElse(null)))
                .bind("charge", Parameters.in(R2dbcType.INTEGER, attempt.word() == Word.PAY ? answer.charge() : null))
                .bind("at", attempt.at())
                .then();
    }

    /** Moves an unpaid payment on; one that is paid stays as it is. */
    Mono<Void> move(UUID paymentId, PaymentStatus status) {
        return database.sql("""
                        UPDATE payment.payment SET status = :status
                        WHERE payment_id = :payment AND status IN ('PENDING', 'FAILED')""")
                .bind("payment", paymentId)
                .bind("status", status.name())
                .then();
    }

    /** Settles a payment, at most once: the first reference stays. */
    Mono<Void> settle(Attempt attempt) {
        return database.sql("""
                        UPDATE payment.payment SET status = 'PAID', reference = :reference, paid_at = :at
                        WHERE payment_id = :payment AND status IN ('PENDING', 'FAILED')""")
                .bind("payment", attempt.paymentId())
                .bind("reference", text(attempt.reference()))
                .bind("at", attempt.at())
                .then();
    }

    private static Parameter text(@Nullable String value) {
        return Parameters.in(R2dbcType.VARCHAR, value);
    }

    private static StoredPayment read(Readable row) {
        return new StoredPayment(
                value(row, "payment_id", UUID.class),
                value(row, "ride_id", UUID.class),
                value(row, "driver_id", UUID.class),
                value(row, "passenger_id", UUID.class),
                new Fare(
                        value(row, "amount", Long.class),
                        value(row, "admin_fee", Long.class),
                        value(row, "driver_payout", Long.class)),
                PaymentStatus.valueOf(value(row, "status", String.class)),
                row.get("reference", String.class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
