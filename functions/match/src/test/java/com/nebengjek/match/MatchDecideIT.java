package com.nebengjek.match;

import static com.nebengjek.match.Matching.offers;
import static com.nebengjek.match.Matching.only;
import static com.nebengjek.match.Matching.round;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.MatchCancel;
import com.nebengjek.events.MatchConfirmed;
import com.nebengjek.events.MatchDecideInput;
import com.nebengjek.events.MatchDecideOutput;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchRefused;
import com.nebengjek.events.MatchRejected;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.MatchWiden;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.Position;
import com.nebengjek.events.RideCreate;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideStatus;
import com.nebengjek.events.UnmatchedReason;
import com.nebengjek.events.WithdrawnReason;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@WithServers(topology = false)
class MatchDecideIT {

    private static Matching matching;

    @BeforeAll
    static void start(TestServers servers) {
        matching = new Matching(servers);
    }

    @AfterAll
    static void stop() {
        matching.close();
    }

    private final Position pickup = matching.somewhere();
    private final MatchRequest request = matching.request(pickup);

    @Test
    void the_first_accept_gets_the_ride_and_the_others_are_told_at_once() {
        List<MatchProposal> offers = offered(3);
        MatchProposal won = offers.get(1);

        assertThat(matching.accept(won))
                .containsExactly(
                        new MatchConfirmed(
                                won.matchId(),
                                request.requestId(),
                                won.driverId(),
                                request.passengerId(),
                                request.pickup(),
                                request.destination()),
                        new RideCreate(
                                won.matchId(),
                                won.driverId(),
                                request.passengerId(),
                                request.pickup(),
                                request.destination()),
                        withdrawn(offers.get(0), WithdrawnReason.TAKEN),
                        withdrawn(offers.get(2), WithdrawnReason.TAKEN));
    }

    @Test
    void a_repeated_accept_of_the_winner_answers_the_same() {
        MatchProposal won = offered(2).getFirst();
        List<MatchDecideOutput> first = matching.accept(won);
        matching.clock.advance(Duration.ofMinutes(5));
        assertThat(matching.accept(won)).isEqualTo(first);
    }

    @Test
    void the_second_accept_of_a_request_is_refused() {
        List<MatchProposal> offers = offered(2);
        matching.accept(offers.getFirst());
        assertRefused(accept(offers.getLast()), Refusal.OFFER_TAKEN, offers.getLast().driverId());
    }

    @Test
    void an_offer_cannot_be_accepted_by_another_driver() {
        MatchProposal offer = offered(1).getFirst();
        UUID stranger = matching.driver(pickup, 50);

        assertRefused(
                new MatchAccepted(offer.matchId(), stranger), Refusal.OFFER_UNKNOWN, stranger);
        assertThat(matching.accept(offer)).hasAtLeastOneElementOfType(RideCreate.class);
    }

    @Test
    void an_offer_that_was_never_made_cannot_be_accepted() {
        UUID driver = UUID.randomUUID();
        assertRefused(new MatchAccepted(UUID.randomUUID(), driver), Refusal.OFFER_UNKNOWN, driver);
    }

    @Test
    void an_offer_cannot_be_accepted_once_its_time_is_over() {
        MatchProposal offer = offered(1).getFirst();
        matching.clock.advance(Duration.ofSeconds(30));
        assertRefused(accept(offer), Refusal.OFFER_EXPIRED, offer.driverId());
    }

    @Test
    void an_offer_can_be_accepted_until_the_last_moment() {
        MatchProposal offer = offered(1).getFirst();
        matching.clock.advance(Duration.ofMillis(29_999));
        assertThat(matching.accept(offer)).hasAtLeastOneElementOfType(RideCreate.class);
    }

    @Test
    void a_declined_offer_cannot_be_accepted() {
        MatchProposal offer = offered(2).getFirst();
        matching.reject(offer);
        assertRefused(accept(offer), Refusal.OFFER_REJECTED, offer.driverId());
    }

    @Test
    void a_driver_who_took_another_ride_is_refused_and_so_is_the_repeat() {
        MatchProposal here = offered(1).getFirst();
        MatchProposal there = offers(matching.propose(matching.request(pickup))).getFirst();
        matching.accept(there);

        List<MatchDecideOutput> refused = matching.decide(accept(here), "event-2");

        assertThat(refused)
                .containsExactly(
                        Refusal.DRIVER_ON_RIDE.to(here.driverId(), "event-2"),
                        new MatchWiden(request.requestId(), 1))
                .isEqualTo(matching.decide(accept(here), "event-2"));
    }

    @Test
    void an_accept_for_a_passenger_who_is_on_another_ride_is_refused_and_so_is_the_repeat() {
        MatchProposal offer = offered(1).getFirst();
        matching.tell(new RideCreated(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                request.passengerId(),
                RideStatus.CREATED,
                null,
                null,
                null));

        List<MatchDecideOutput> refused = matching.decide(accept(offer), "event-2");

        assertThat(refused)
                .startsWith(Refusal.OFFER_CANCELLED.to(offer.driverId(), "event-2"))
                .isEqualTo(matching.decide(accept(offer), "event-2"));
    }

    @Test
    void declining_says_nothing_while_others_have_still_to_answer() {
        assertThat(matching.reject(offered(2).getFirst())).isEmpty();
    }

    @Test
    void when_everybody_in_a_ring_declined_the_next_ring_is_asked_at_once() {
        List<MatchProposal> offers = offered(2);
        matching.reject(offers.getFirst());
        assertThat(matching.reject(offers.getLast())).containsExactly(new MatchWiden(request.requestId(), 1));
    }

    @Test
    void a_repeated_decline_answers_the_same_whoever_was_last() {
        List<MatchProposal> offers = offered(2);
        matching.reject(offers.getFirst());
        matching.reject(offers.getLast());

        assertThat(matching.reject(offers.getFirst())).isEmpty();
        assertThat(matching.reject(offers.getLast())).containsExactly(new MatchWiden(request.requestId(), 1));
    }

    @Test
    void when_the_last_ring_declined_nobody_accepted() {
        matching.reject(offered(1).getFirst());
        MatchUnmatched nobody = null;
        for (int ring = 1; ring <= 2; ring++) {
            matching.driver(pickup, 900 * (ring + 1));
            List<MatchDecideOutput> outputs = matching.reject(
                    offers(matching.propose(new MatchWiden(request.requestId(), ring))).getFirst());
            nobody = only(MatchUnmatched.class, outputs).stream().findFirst().orElse(null);
        }
        assertThat(nobody)
                .isEqualTo(new MatchUnmatched(
                        request.requestId(), request.passengerId(), UnmatchedReason.NOBODY_ACCEPTED));
    }

    @Test
    void an_offer_cannot_be_declined_by_another_driver() {
        MatchProposal offer = offered(1).getFirst();
        UUID stranger = UUID.randomUUID();
        assertRefused(new MatchRejected(offer.matchId(), stranger), Refusal.OFFER_UNKNOWN, stranger);
    }

    @Test
    void an_accepted_offer_cannot_be_declined() {
        MatchProposal offer = offered(1).getFirst();
        matching.accept(offer);
        assertRefused(
                new MatchRejected(offer.matchId(), offer.driverId()), Refusal.OFFER_ACCEPTED, offer.driverId());
    }

    @Test
    void cancelling_withdraws_every_open_offer_and_tells_the_passenger() {
        List<MatchProposal> offers = offered(3);
        matching.reject(offers.getFirst());

        assertThat(matching.cancel(request))
                .containsExactly(
                        withdrawn(offers.get(1), WithdrawnReason.CANCELLED),
                        withdrawn(offers.get(2), WithdrawnReason.CANCELLED),
                        cancelled(request));
    }

    @Test
    void a_repeated_cancellation_answers_the_same() {
        offered(2);
        assertThat(matching.cancel(request)).isEqualTo(matching.cancel(request));
    }

    @Test
    void an_offer_cannot_be_accepted_after_the_passenger_cancelled() {
        MatchProposal offer = offered(1).getFirst();
        matching.cancel(request);
        assertRefused(accept(offer), Refusal.OFFER_CANCELLED, offer.driverId());
    }

    @Test
    void a_request_need_not_be_named_to_be_cancelled() {
        offered(1);
        assertThat(matching.decide(new MatchCancel(null, request.passengerId()))).contains(cancelled(request));
    }

    @Test
    void a_repeated_cancellation_without_a_name_spares_the_next_request() {
        offered(1);
        MatchCancel cancel = new MatchCancel(null, request.passengerId());
        List<MatchDecideOutput> first = matching.decide(cancel, "event-1");
        MatchRequest next = matching.request(request.passengerId(), pickup);
        matching.clock.advance(Duration.ofSeconds(1));
        matching.propose(next);

        assertThat(matching.decide(cancel, "event-1")).isEqualTo(first);
        assertThat(matching.cancel(next)).contains(cancelled(next));
    }

    @Test
    void a_matched_request_cannot_be_cancelled_but_its_ride_can() {
        matching.accept(offered(1).getFirst());
        assertRefused(cancel(request), Refusal.REQUEST_MATCHED, request.passengerId());
        assertRefused(new MatchCancel(null, request.passengerId()), Refusal.REQUEST_MATCHED, request.passengerId());
    }

    @Test
    void a_request_that_ended_cannot_be_cancelled() {
        exhaust(request);
        assertRefused(cancel(request), Refusal.REQUEST_OVER, request.passengerId());
    }

    @Test
    void the_request_of_another_passenger_cannot_be_cancelled() {
        MatchProposal offer = offered(1).getFirst();
        UUID stranger = UUID.randomUUID();
        assertRefused(new MatchCancel(request.requestId(), stranger), Refusal.REQUEST_UNKNOWN, stranger);
        assertThat(matching.accept(offer)).hasAtLeastOneElementOfType(RideCreate.class);
    }

    @Test
    void who_asked_for_nothing_has_nothing_to_cancel() {
        UUID passenger = UUID.randomUUID();
        assertRefused(new MatchCancel(null, passenger), Refusal.REQUEST_UNKNOWN, passenger);
    }

    @Test
    void a_cancellation_that_overtakes_its_request_counts() {
        assertThat(matching.cancel(request)).containsExactly(cancelled(request));
        assertThat(matching.propose(request)).isEmpty();
        assertThat(matching.cancel(request)).containsExactly(cancelled(request));
    }

    private List<MatchProposal> offered(int drivers) {
        for (int i = 1; i <= drivers; i++) {
            matching.driver(pickup, 100 * i);
        }
        return offers(matching.propose(request));
    }

    private void exhaust(MatchRequest request) {
        List<?> outputs = matching.propose(request);
        for (int ring = 1; ring <= 2; ring++) {
            matching.expire(round(outputs));
            outputs = matching.propose(new MatchWiden(request.requestId(), ring));
        }
        matching.expire(round(outputs));
    }

    private void assertRefused(MatchDecideInput input, Refusal refusal, UUID person) {
        List<MatchDecideOutput> outputs = matching.decide(input, "event-refused");
        MatchRefused expected = refusal.to(person, "event-refused");
        assertThat(outputs).containsExactly(expected);
        assertThat(matching.decide(input, "event-refused")).containsExactly(expected);
    }

    private static MatchAccepted accept(MatchProposal offer) {
        return new MatchAccepted(offer.matchId(), offer.driverId());
    }

    private static MatchCancel cancel(MatchRequest request) {
        return new MatchCancel(request.requestId(), request.passengerId());
    }

    private static MatchWithdrawn withdrawn(MatchProposal offer, WithdrawnReason reason) {
        return new MatchWithdrawn(offer.matchId(), offer.driverId(), reason);
    }

    private static MatchUnmatched cancelled(MatchRequest request) {
        return new MatchUnmatched(request.requestId(), request.passengerId(), UnmatchedReason.CANCELLED);
    }
}
