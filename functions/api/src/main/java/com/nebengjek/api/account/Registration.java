package com.nebengjek.api.account;

import com.nebengjek.api.account.Account.Driving;
import com.nebengjek.api.outbox.Outbox;
import com.nebengjek.api.problem.Problem;
import com.nebengjek.events.DriverRegistered;
import com.nebengjek.events.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;

/** Makes people drivers: one vehicle each, and no plate twice. */
public final class Registration {

    private final People people;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final IdGenerator ids;
    private final Clock clock;

    Registration(People people, Outbox outbox, TransactionalOperator transaction, IdGenerator ids, Clock clock) {
        this.people = people;
        this.outbox = outbox;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Registers a driver and tells of it, both or neither.
     *
     * @throws Problem 404 without an account, 409 when the person is a driver already or the plate is another's
     */
    public Mono<Driving> register(UUID person, Vehicle vehicle) {
        // As the database keeps it, so that the first answer and all later ones are the same.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return people.addDriver(person, vehicle, now)
                .flatMap(added -> added ? tell(person, vehicle, now) : whyNot(person))
                .thenReturn(new Driving(vehicle, now))
                .as(transaction::transactional);
    }

    private Mono<Void> tell(UUID person, Vehicle vehicle, Instant at) {
        return outbox.add(
                ids.generateId(),
                new DriverRegistered(
                        person, Role.DRIVER, at, vehicle.type().name(), vehicle.plate().text()));
    }

    private Mono<Void> whyNot(UUID person) {
        return people.account(person)
                .switchIfEmpty(Mono.error(People::noAccount))
                .flatMap(account -> Mono.error(
                        account.driving() != null
                                ? Problem.of(HttpStatus.CONFLICT, "You are registered as a driver already.")
                                : Problem.field(
                                        HttpStatus.CONFLICT,
                                        "vehicle_plate",
                                        "is the plate of another driver: write to support if it is yours")));
    }
}
