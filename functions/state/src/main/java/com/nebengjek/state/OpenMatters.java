package com.nebengjek.state;

import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.PersonState;
import com.nebengjek.events.PersonState.OpenOffer;
import com.nebengjek.events.PersonState.OpenRequest;
import com.nebengjek.events.PersonState.OpenRide;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads what is open of one person, across matching, rides and payments; changes nothing. */
final class OpenMatters {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Clock clock;

    OpenMatters(DatabaseClient database, TransactionalOperator transaction, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<PersonState> of(UUID person) {
        return Mono.zip(
                        optional(onDuty(person)),
                        optional(request(person)),
                        offers(person).collectList(),
                        optional(ride(person)))
                .flatMap(open -> optional(payment(open.getT4())).map(payment -> new PersonState(
                        person,
                        open.getT1().orElse(null),
                        open.getT2().orElse(null),
                        open.getT3(),
                        open.getT4().orElse(null),
                        payment.orElse(null))))
                .as(transaction::transactional);
    }

    private Mono<Boolean> onDuty(UUID driver) {
        return database.sql("SELECT active FROM matching.driver WHERE driver_id = :driver")
                .bind("driver", driver)
                .mapValue(Boolean.class)
                .one();
    }

    private Mono<OpenRequest> request(UUID passenger) {
        return database.sql("""
                        SELECT request_id, pickup_latitude, pickup_longitude, destination_latitude, destination_longitude
                        FROM matching.request
                        WHERE passenger_id = :passenger AND status = 'OPEN'
                        """)
                .bind("passenger", passenger)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new OpenRequest(
                            columns.id("request_id"), columns.position("pickup"), columns.position("destination"));
                })
                .one();
    }

    private Flux<OpenOffer> offers(UUID driver) {
        return database.sql("""
                        SELECT match_id, request_id, passenger_id, distance, estimated_eta, expires_at,
                               pickup_latitude, pickup_longitude, destination_latitude, destination_longitude
                        FROM matching.offer JOIN matching.request USING (request_id)
                        WHERE driver_id = :driver AND offer.status = 'OPEN' AND expires_at > :now
                          AND request.status = 'OPEN'
                        ORDER BY expires_at, match_id
                        """)
                .bind("driver", driver)
                .bind("now", clock.instant())
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new OpenOffer(
                            columns.id("match_id"),
                            columns.id("request_id"),
                            columns.id("passenger_id"),
                            columns.position("pickup"),
                            columns.position("destination"),
                            columns.number("distance"),
                            columns.count("estimated_eta"),
                            columns.instant("expires_at"));
                })
                .all();
    }

    /** A driver who has arrived is free: a ride under way comes before those that only wait to be paid. */
    private Mono<OpenRide> ride(UUID person) {
        return database.sql("""
                        SELECT ride_id, match_id, driver_id, passenger_id, status,
                               pickup_latitude, pickup_longitude, destination_latitude, destination_longitude
                        FROM ride.ride
                        WHERE (driver_id = :person OR passenger_id = :person)
                          AND status IN ('CREATED', 'STARTED', 'ARRIVED')
                        ORDER BY status = 'ARRIVED', created_at DESC
                        LIMIT 1
                        """)
                .bind("person", person)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new OpenRide(
                            columns.id("ride_id"),
                            columns.id("match_id"),
                            columns.id("driver_id"),
                            columns.id("passenger_id"),
                            columns.rideStatus("status"),
                            columns.position("pickup"),
                            columns.position("destination"));
                })
                .one();
    }

    private Mono<Payment> payment(Optional<OpenRide> ride) {
        return Mono.justOrEmpty(ride).flatMap(open -> database.sql("""
                        SELECT payment_id, ride_id, amount, admin_fee, driver_payout, status
                        FROM payment.payment
                        WHERE ride_id = :ride AND status <> 'PAID'
                        """)
                .bind("ride", open.rideId())
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Payment(
                            columns.id("payment_id"),
                            columns.id("ride_id"),
                            columns.count("amount"),
                            columns.count("admin_fee"),
                            columns.count("driver_payout"),
                            PaymentStatus.valueOf(columns.text("status")));
                })
                .one());
    }

    private static <T> Mono<Optional<T>> optional(Mono<T> found) {
        return found.map(Optional::of).defaultIfEmpty(Optional.empty());
    }
}
