package com.nebengjek.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.DriverBeacon;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.MatchCancel;
import com.nebengjek.events.MatchConfirmed;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchRefused;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.MatchRound;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.MatchWiden;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.Position;
import com.nebengjek.events.RideCreate;
import com.nebengjek.events.UnmatchedReason;
import com.nebengjek.events.WithdrawnReason;
import com.nebengjek.jetstream.test.Wire;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The functions as they run: events in on their subjects, events out on theirs. */
@WithServers
class MatchEndToEndIT {

    private static Matching city;
    private static Wire wire;

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        wire = new Wire(servers.nats().connect(), "match.>", "ride.>", "location.>");
        city = Matching.bound(servers, "nebengjek.match.offer-validity=2s");
    }

    @AfterAll
    static void stop() throws Exception {
        city.close();
        wire.close();
    }

    private final Position pickup = city.somewhere();

    @Test
    void a_beacon_with_a_location_comes_out_as_a_position() {
        UUID driver = UUID.randomUUID();
        DriverBeacon beacon = new DriverBeacon(driver, true, new Position(-6.2, 106.8, null), now());
        wire.publish(beacon);

        assertThat(wire.await(DriverLocationUpdate.class, "location.update.driver." + driver))
                .isEqualTo(new DriverLocationUpdate(driver, -6.2, 106.8, beacon.timestamp(), null));
    }

    @Test
    void a_request_becomes_an_offer_and_its_accept_a_ride() {
        UUID driver = onDuty();
        MatchRequest request = request();
        wire.publish(request);
        MatchProposal offer = wire.await(MatchProposal.class, "match.proposal.driver." + driver);

        wire.publish(new MatchAccepted(offer.matchId(), driver));

        assertThat(wire.await(MatchConfirmed.class, "match.confirmed.ride." + offer.matchId()).requestId())
                .isEqualTo(request.requestId());
        assertThat(wire.await(RideCreate.class, "ride.create.trip." + offer.matchId()))
                .isEqualTo(new RideCreate(
                        offer.matchId(), driver, request.passengerId(), request.pickup(), request.destination()));
    }

    @Test
    void an_offer_that_nobody_answers_is_withdrawn_and_wider_rings_are_asked_until_none_is_left() {
        UUID driver = onDuty();
        MatchRequest request = request();
        wire.publish(request);

        MatchProposal offer = wire.await(MatchProposal.class, "match.proposal.driver." + driver);
        assertThat(wire.await(MatchRound.class, "match.round.passenger." + request.requestId()).due())
                .isEqualTo(offer.expiresAt());
        assertThat(wire.await(MatchWithdrawn.class, "match.withdrawn.driver." + driver))
                .isEqualTo(new MatchWithdrawn(offer.matchId(), driver, WithdrawnReason.EXPIRED));
        assertThat(wire.await(MatchWiden.class, "match.widen.passenger." + request.requestId()).ring())
                .isEqualTo(1);
        assertThat(wire.await(MatchUnmatched.class, "match.unmatched.passenger." + request.passengerId()))
                .isEqualTo(new MatchUnmatched(
                        request.requestId(), request.passengerId(), UnmatchedReason.NOBODY_ACCEPTED));
    }

    @Test
    void a_refusal_names_the_event_that_was_refused() {
        UUID passenger = UUID.randomUUID();
        String refused = wire.publish(new MatchCancel(null, passenger));

        assertThat(wire.await(MatchRefused.class, "match.refused.user." + passenger))
                .isEqualTo(Refusal.REQUEST_UNKNOWN.to(passenger, refused));
    }

    private UUID onDuty() {
        UUID driver = UUID.randomUUID();
        wire.publish(new DriverBeacon(driver, true, null, now()));
        await().atMost(Duration.ofMinutes(2)).until(() -> city.isOnDuty(driver));
        city.locate(driver, city.northOf(pickup, 300), now());
        return driver;
    }

    private MatchRequest request() {
        return new MatchRequest(UUID.randomUUID(), UUID.randomUUID(), pickup, city.northOf(pickup, 7_000), now());
    }

    /** Events carry times to the millisecond at least; more is lost on the way through the database. */
    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }
}
