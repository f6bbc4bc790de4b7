package com.nebengjek.api.payment;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Table {@code payment.callback}, and the bills it is about. */
final class Callbacks {

    /** What a payment was asked for. */
    record Bill(UUID ride, long amount) {}

    private final DatabaseClient database;

    Callbacks(DatabaseClient database) {
        this.database = database;
    }

    Mono<Bill> bill(UUID payment) {
        return database.sql("SELECT ride_id, amount FROM payment.payment WHERE payment_id = :payment")
                .bind("payment", payment)
                .map(row -> new Bill(
                        Objects.requireNonNull(row.get("ride_id", UUID.class)),
                        Objects.requireNonNull(row.get("amount", Long.class))))
                .one();
    }

    /** Notes a call; completes with whether it is the first of its id. */
    Mono<Boolean> add(Callback callback, Instant at) {
        return database.sql("""
                        INSERT INTO payment.callback (callback_id, payment_id, charge_id, status, received_at)
                        VALUES (:callback, :payment, :charge, :status, :at)
                        ON CONFLICT DO NOTHING""")
                .bind("callback", callback.callbackId())
                .bind("payment", callback.reference())
                .bind("charge", callback.chargeId())
                .bind("status", callback.status().name())
                .bind("at", at)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }
}
