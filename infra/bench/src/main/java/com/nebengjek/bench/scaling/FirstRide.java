package com.nebengjek.bench.scaling;

import com.nebengjek.bench.scaling.cluster.Cluster;
import com.nebengjek.bench.scaling.cluster.Events;
import com.nebengjek.bench.scaling.cluster.Programs;
import com.nebengjek.bench.scaling.cluster.Release;
import com.nebengjek.bench.scaling.cluster.Site;
import com.nebengjek.bench.scaling.cluster.Usage;
import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.Position;
import com.nebengjek.events.RideArrive;
import com.nebengjek.events.RidePay;
import com.nebengjek.events.RideSettled;
import com.nebengjek.events.RideStart;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The first ride of a quiet night: a driver waits, nothing else is there, and somebody asks for a ride.
 *
 * <p>A driver who is waiting sends positions, so {@code location-store} has a process, and the relay of messages always has
 * one; every other function has none when the passenger asks.
 *
 * @param factor how many times faster than in a cluster the controllers are
 * @param report is told what happens, in words
 */
record FirstRide(int factor, Consumer<String> report) {

    private static final Set<String> AWAKE = Set.of("location-store", "message-relay");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SECONDS_UNDER_WAY = 10;
    /** Half of an offer's life is the least that a driver shall have for an answer. */
    private static final Duration LEAST_TO_ANSWER = Duration.ofSeconds(15);

    /**
     * What became of the ride.
     *
     * @param stepsMs when each step was heard, in milliseconds since the request
     * @param answerableMs how long the driver had for an answer that would still have been in time: from the moment the offer
     *     came to its expiry, less what it took from the answer to the decision
     * @param awake functions that had a process when the passenger asked
     */
    record Outcome(
            Map<String, Long> stepsMs,
            long answerableMs,
            Set<String> awake,
            long fare,
            Map<String, Usage> usage,
            List<String> violations) {}

    Outcome run(Site site, Release release, Programs programs) throws Exception {
        try (Cluster cluster = Cluster.start(release, programs, factor, InstantSource.system(), report);
                Person driver = Person.driver(site.nats());
                Person passenger = Person.passenger(site.nats())) {
            report.accept("a driver goes online, everything is at zero");
            driver.goesOnline();
            driver.isAt(Person.HERE);
            Cluster.await("the driver to be known", PATIENCE, () -> cluster.ready("driver-availability") > 0);
            passenger.isAt(Person.HERE);
            Set<String> asleep = new TreeSet<>(release.scaled().keySet());
            asleep.removeAll(AWAKE);
            report.accept("the driver is known, and waits until every function sleeps again");
            cluster.awaitNone(asleep, release.scaled().get("driver-availability").cooldown().plus(PATIENCE));
            Set<String> awake = new TreeSet<>(release.scaled().keySet());
            awake.removeIf(function -> cluster.wanted(function) == 0);
            report.accept("a passenger asks for a ride");
            Ride ride = new Ride(driver, passenger, new Events(site.nats()), report);
            ride.take();
            return new Outcome(
                    ride.steps, ride.answerableMs, awake, ride.fare, cluster.usage(), ride.violations());
        }
    }

    /** The ride itself, from request to receipt. */
    private static final class Ride {

        private final Map<String, Long> steps = new LinkedHashMap<>();
        private final Person driver;
        private final Person passenger;
        private final Events events;
        private final Consumer<String> report;
        private final long began = System.nanoTime();
        private long answerableMs;
        private long fare;

        private Ride(Person driver, Person passenger, Events events, Consumer<String> report) {
            this.driver = driver;
            this.passenger = passenger;
            this.events = events;
            this.report = report;
        }

        private void take() throws Exception {
            UUID ride = UUID.fromString(matched().path("ride_id").asString());
            events.publish(new RideStart(ride, driver.id(), Person.HERE, Instant.now()));
            heard("ride.started", driver);
            Position destination = driver.rides(SECONDS_UNDER_WAY);
            events.publish(new RideArrive(ride, driver.id(), destination, Instant.now(), 1.0));
            JsonNode bill = heard("ride.payment", passenger);
            fare = bill.path("amount").asLong();
            UUID payment = UUID.fromString(bill.path("payment_id").asString());
            events.publish(new RidePay(ride, payment, passenger.id()));
            events.publish(new RideSettled(ride, payment, PaymentStatus.PAID, "reference"));
            heard("ride.completed", passenger);
        }

        private JsonNode matched() throws Exception {
            events.publish(new MatchRequest(
                    UUID.randomUUID(), passenger.id(), Person.HERE, Person.ELSEWHERE, Instant.now()));
            JsonNode offer = heard("match.proposal", driver);
            events.publish(new MatchAccepted(UUID.fromString(offer.path("match_id").asString()), driver.id()));
            heard("match.confirmed", passenger);
            answerableMs = Duration.between(Instant.now(), Instant.parse(offer.path("expires_at").asString())).toMillis();
            return heard("ride.created", driver);
        }

        private JsonNode heard(String what, Person who) throws InterruptedException {
            JsonNode data = who.hears(what, PATIENCE);
            long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
            steps.put(what, millis);
            report.accept("the %s hears %s, %,d ms after the request".formatted(who.role(), what, millis));
            return data;
        }

        private List<String> violations() {
            List<String> violations = new ArrayList<>();
            if (answerableMs < LEAST_TO_ANSWER.toMillis()) {
                violations.add("the driver had %,d ms to answer the offer, not %s".formatted(answerableMs, LEAST_TO_ANSWER));
            }
            long expected = Math.round(driver.metres() * 3);
            if (Math.abs(fare - expected) > 3) {
                violations.add("%.0f m cost %d rupiah, not %d".formatted(driver.metres(), fare, expected));
            }
            driver.told("match.withdrawn").ifPresent(withdrawn -> violations.add("the offer was withdrawn: " + withdrawn));
            return violations;
        }
    }
}
