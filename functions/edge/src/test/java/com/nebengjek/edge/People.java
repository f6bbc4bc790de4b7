package com.nebengjek.edge;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.PersonState;
import com.nebengjek.events.Position;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideStatus;
import com.nebengjek.events.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Somebody new for each test, and what may happen to them. */
final class People {

    static final Position PICKUP = new Position(-6.2, 106.8, null);
    static final Position DESTINATION = new Position(-6.3, 106.9, null);

    private People() {}

    static Person driver() {
        return new Person(UUID.randomUUID(), Role.DRIVER);
    }

    static Person passenger() {
        return new Person(UUID.randomUUID(), Role.PASSENGER);
    }

    static MatchProposal proposal(Person driver, Person passenger) {
        return new MatchProposal(
                UUID.randomUUID(),
                UUID.randomUUID(),
                driver.id(),
                passenger.id(),
                PICKUP,
                DESTINATION,
                420,
                79,
                Instant.now().plusSeconds(30));
    }

    static PersonState nothingOpen(Person person) {
        return new PersonState(person.id(), true, null, List.of(), null, null);
    }

    static Ride ride(Person driver, Person passenger, RideStatus status) {
        return new Ride(UUID.randomUUID(), UUID.randomUUID(), driver.id(), passenger.id(), status);
    }

    static RideCreated created(Person driver, Person passenger) {
        return new RideCreated(
                UUID.randomUUID(),
                UUID.randomUUID(),
                driver.id(),
                passenger.id(),
                RideStatus.CREATED,
                PICKUP,
                DESTINATION,
                Instant.now());
    }
}
