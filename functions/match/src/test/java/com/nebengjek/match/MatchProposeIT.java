package com.nebengjek.match;

import static com.nebengjek.match.Matching.offers;
import static com.nebengjek.match.Matching.only;
import static com.nebengjek.match.Matching.round;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchProposeOutput;
import com.nebengjek.events.MatchRefused;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.MatchRound;
import com.nebengjek.events.MatchWiden;
import com.nebengjek.events.Position;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideStatus;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@WithServers(topology = false)
class MatchProposeIT {

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

    @Test
    void the_five_nearest_drivers_of_the_first_ring_are_asked_nearest_first() {
        List<UUID> drivers = new ArrayList<>();
        for (int metres : new int[] {700, 100, 900, 300, 500, 1_100, 950}) {
            drivers.add(matching.driver(pickup, metres));
        }

        List<MatchProposal> offers = offers(matching.propose(matching.request(pickup)));

        assertThat(offers)
                .extracting(MatchProposal::driverId)
                .containsExactly(drivers.get(1), drivers.get(3), drivers.get(4), drivers.get(0), drivers.get(2));
    }

    @Test
    void an_offer_says_who_where_how_far_and_until_when() {
        UUID driver = matching.driver(pickup, 800);
        MatchRequest request = matching.request(pickup);

        MatchProposal offer = offers(matching.propose(request)).getFirst();

        assertThat(offer.requestId()).isEqualTo(request.requestId());
        assertThat(offer.passengerId()).isEqualTo(request.passengerId());
        assertThat(offer.driverId()).isEqualTo(driver);
        assertThat(offer.pickup()).isEqualTo(request.pickup());
        assertThat(offer.destination()).isEqualTo(request.destination());
        assertThat(offer.distance()).isCloseTo(800, within(0.01));
        assertThat(offer.estimatedEta()).isEqualTo(150);
        assertThat(offer.expiresAt()).isEqualTo(matching.clock.instant().plusSeconds(30));
    }

    @Test
    void a_round_is_due_when_its_offers_expire() {
        matching.driver(pickup, 100);
        MatchRequest request = matching.request(pickup);
        assertThat(round(matching.propose(request)))
                .isEqualTo(new MatchRound(
                        request.requestId(), 0, matching.clock.instant().plusSeconds(30)));
    }

    @Test
    void a_round_with_nobody_near_is_due_at_once() {
        MatchRequest request = matching.request(pickup);
        assertThat(matching.propose(request))
                .containsExactly(new MatchRound(request.requestId(), 0, matching.clock.instant()));
    }

    @Test
    void a_repeat_gives_the_same_offers_and_searches_no_more() {
        matching.driver(pickup, 500);
        MatchRequest request = matching.request(pickup);
        List<MatchProposeOutput> first = matching.propose(request);
        matching.driver(pickup, 100);
        matching.clock.advance(Duration.ofSeconds(3));

        assertThat(matching.propose(request)).isEqualTo(first);
    }

    @Test
    void a_passenger_who_looks_for_a_driver_already_is_refused_and_so_is_the_repeat() {
        MatchRequest first = matching.request(pickup);
        matching.propose(first);
        MatchRequest second = matching.request(first.passengerId(), pickup);

        List<MatchProposeOutput> refused = matching.propose(second, "event-2");
        matching.cancel(first);

        assertThat(refused)
                .containsExactly(Refusal.REQUEST_OPEN.to(first.passengerId(), "event-2"))
                .isEqualTo(matching.propose(second, "event-2"));
    }

    @Test
    void a_passenger_on_a_ride_is_refused_until_it_is_over() {
        UUID passenger = UUID.randomUUID();
        UUID driver = matching.driver(pickup, 100);
        MatchProposal offer = offers(matching.propose(matching.request(passenger, pickup))).getFirst();
        matching.accept(offer);

        assertThat(matching.propose(matching.request(passenger, pickup), "event-2"))
                .containsExactly(Refusal.RIDE_OPEN.to(passenger, "event-2"));

        Ride ride = new Ride(UUID.randomUUID(), offer.matchId(), driver, passenger, RideStatus.CANCELLED);
        matching.tell(new RideCancelled(ride, passenger, matching.clock.instant()));
        assertThat(only(MatchRefused.class, matching.propose(matching.request(passenger, pickup)))).isEmpty();
    }

    @Test
    void the_id_of_another_passengers_request_is_refused() {
        MatchRequest request = matching.request(pickup);
        matching.propose(request);
        UUID stranger = UUID.randomUUID();
        MatchRequest same = new MatchRequest(
                request.requestId(), stranger, pickup, request.destination(), request.timestamp());

        assertThat(matching.propose(same, "event-2"))
                .containsExactly(Refusal.REQUEST_ID_TAKEN.to(stranger, "event-2"));
    }

    @Test
    void a_request_that_is_over_gives_nothing() {
        MatchRequest request = matching.request(pickup);
        matching.propose(request);
        matching.cancel(request);

        assertThat(matching.propose(request)).isEmpty();
        assertThat(matching.propose(new MatchWiden(request.requestId(), 1))).isEmpty();
    }

    @Test
    void a_request_whose_cancellation_came_first_gives_nothing() {
        matching.driver(pickup, 100);
        MatchRequest request = matching.request(pickup);
        matching.cancel(request);

        assertThat(matching.propose(request)).isEmpty();
    }

    @Test
    void a_wider_ring_asks_who_was_not_asked_before() {
        matching.driver(pickup, 500);
        MatchRequest request = matching.request(pickup);
        MatchRound first = round(matching.propose(request));
        matching.driver(pickup, 600);
        UUID farther = matching.driver(pickup, 1_500);
        matching.driver(pickup, 2_100);
        MatchWiden widen = expire(first);

        List<MatchProposeOutput> outputs = matching.propose(widen);

        assertThat(offers(outputs)).extracting(MatchProposal::driverId).hasSize(2).last().isEqualTo(farther);
        assertThat(round(outputs).ring()).isEqualTo(1);
        assertThat(matching.propose(widen)).isEqualTo(outputs);
    }

    @Test
    void a_ring_whose_turn_it_is_not_is_not_asked() {
        matching.driver(pickup, 1_500);
        MatchRequest request = matching.request(pickup);
        matching.propose(request);

        assertThat(matching.propose(new MatchWiden(request.requestId(), 1))).isEmpty();
    }

    @Test
    void a_request_that_nobody_made_is_not_widened() {
        assertThat(matching.propose(new MatchWiden(UUID.randomUUID(), 1))).isEmpty();
    }

    @Test
    void a_driver_off_duty_is_offered_nobody() {
        UUID driver = matching.driver(pickup, 100);
        matching.clock.advance(Duration.ofSeconds(1));
        matching.onDuty(driver, false);
        assertNobodyIsAsked();
    }

    @Test
    void somebody_who_never_went_on_duty_is_offered_nobody() {
        matching.locate(UUID.randomUUID(), pickup);
        assertNobodyIsAsked();
    }

    @Test
    void a_driver_on_a_ride_is_offered_nobody() {
        matching.driver(pickup, 100);
        MatchProposal offer = offers(matching.propose(matching.request(pickup))).getFirst();
        matching.accept(offer);
        assertNobodyIsAsked();
    }

    @Test
    void a_driver_whose_position_is_older_than_a_minute_is_offered_nobody() {
        matching.driver(pickup, 100);
        matching.clock.advance(Duration.ofSeconds(61));
        assertNobodyIsAsked();
    }

    @Test
    void a_position_of_a_minute_ago_still_counts() {
        matching.driver(pickup, 100);
        matching.clock.advance(Duration.ofSeconds(60));
        assertThat(offers(matching.propose(matching.request(pickup)))).hasSize(1);
    }

    @Test
    void a_driver_who_moved_away_is_offered_nobody_where_they_were() {
        UUID driver = matching.driver(pickup, 100);
        matching.locate(driver, matching.northOf(pickup, 20_000));
        assertNobodyIsAsked();
    }

    @Test
    void a_driver_who_came_nearer_is_as_far_as_the_last_position_says() {
        UUID driver = matching.driver(pickup, 900);
        matching.locate(driver, matching.northOf(pickup, 200));
        assertThat(offers(matching.propose(matching.request(pickup))))
                .singleElement()
                .extracting(MatchProposal::distance)
                .satisfies(metres -> assertThat(metres).isCloseTo(200, within(0.01)));
    }

    @Test
    void a_driver_whose_last_position_is_lost_cannot_be_found() {
        matching.forget(matching.driver(pickup, 100));
        assertNobodyIsAsked();
    }

    @Test
    void nobody_is_offered_their_own_request() {
        UUID both = matching.driver(pickup, 100);
        assertThat(offers(matching.propose(matching.request(both, pickup)))).isEmpty();
    }

    @Test
    void a_driver_may_hold_offers_of_several_requests() {
        matching.driver(pickup, 100);
        assertThat(offers(matching.propose(matching.request(pickup)))).hasSize(1);
        assertThat(offers(matching.propose(matching.request(pickup)))).hasSize(1);
    }

    @Test
    void free_drivers_are_found_behind_a_crowd_of_busy_ones() {
        for (int i = 0; i < 120; i++) {
            matching.locate(UUID.randomUUID(), matching.northOf(pickup, 10 + i));
        }
        UUID free = matching.driver(pickup, 900);

        assertThat(offers(matching.propose(matching.request(pickup))))
                .extracting(MatchProposal::driverId)
                .containsExactly(free);
    }

    @Test
    void drivers_in_the_neighbouring_cells_are_found() {
        Position corner = new Position(Math.floor(pickup.latitude() / 0.05) * 0.05 + 0.0001, pickup.longitude(), null);
        UUID south = matching.driver(corner, -100);
        UUID north = matching.driver(corner, 200);

        assertThat(offers(matching.propose(matching.request(corner))))
                .extracting(MatchProposal::driverId)
                .containsExactly(south, north);
    }

    @Test
    void a_pickup_beyond_the_search_grid_finds_nobody_and_fails_nothing() {
        MatchRequest request = matching.request(UUID.randomUUID(), new Position(86, 0, null));
        assertThat(matching.propose(request)).hasOnlyElementsOfType(MatchRound.class);
    }

    @Test
    void a_request_that_found_its_driver_gives_nothing() {
        matching.driver(pickup, 100);
        MatchRequest request = matching.request(pickup);
        matching.accept(offers(matching.propose(request)).getFirst());

        assertThat(matching.propose(request)).isEmpty();
    }

    private void assertNobodyIsAsked() {
        assertThat(offers(matching.propose(matching.request(pickup)))).isEmpty();
    }

    private MatchWiden expire(MatchRound round) {
        matching.clock.advance(Duration.ofSeconds(30));
        return only(MatchWiden.class, matching.expire(round)).getFirst();
    }
}
