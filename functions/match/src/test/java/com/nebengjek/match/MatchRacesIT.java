package com.nebengjek.match;

import static com.nebengjek.match.Matching.eventId;
import static com.nebengjek.match.Matching.offers;
import static com.nebengjek.match.Matching.only;
import static com.nebengjek.match.Matching.round;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.MatchCancel;
import com.nebengjek.events.MatchDecideInput;
import com.nebengjek.events.MatchDecideOutput;
import com.nebengjek.events.MatchExpireOutput;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchProposeOutput;
import com.nebengjek.events.MatchRefused;
import com.nebengjek.events.MatchRejected;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.MatchRound;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.MatchWiden;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.Position;
import com.nebengjek.events.RideCreate;
import com.nebengjek.jetstream.Later;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Callers that meet at the same moment: the database decides, once, and everybody hears the same. */
@WithServers(topology = false)
class MatchRacesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CROWD = 100;

    private static Matching matching;

    @BeforeAll
    static void start(TestServers servers) {
        matching = new Matching(
                servers, "nebengjek.match.offers-per-ring=" + CROWD, "spring.r2dbc.pool.max-size=10");
    }

    @AfterAll
    static void stop() {
        matching.close();
    }

    private final Position pickup = matching.somewhere();

    @Test
    void a_hundred_accepts_of_one_request_give_exactly_one_ride() {
        List<MatchProposal> offers = offered(matching.request(pickup), CROWD);

        List<MatchDecideOutput> outputs = atOnce(offers.stream().map(MatchRacesIT::accept));

        assertThat(only(RideCreate.class, outputs)).hasSize(1);
        assertThat(only(MatchWithdrawn.class, outputs)).hasSize(CROWD - 1);
        assertThat(only(MatchRefused.class, outputs))
                .hasSize(CROWD - 1)
                .allMatch(refused -> refused.code().equals("offer-taken"));
    }

    @Test
    void a_hundred_accepts_by_one_driver_give_exactly_one_ride() {
        matching.driver(pickup, 100);
        List<MatchProposal> offers = IntStream.range(0, CROWD)
                .mapToObj(i -> offers(matching.propose(matching.request(pickup))).getFirst())
                .toList();

        List<MatchDecideOutput> outputs = atOnce(offers.stream().map(MatchRacesIT::accept));

        assertThat(only(RideCreate.class, outputs)).hasSize(1);
        assertThat(only(MatchRefused.class, outputs))
                .hasSize(CROWD - 1)
                .allMatch(refused -> refused.code().equals("driver-on-ride"));
    }

    @Test
    void a_hundred_repeats_of_one_accept_all_answer_the_same() {
        MatchProposal offer = offered(matching.request(pickup), 3).getFirst();

        List<List<MatchDecideOutput>> answers = Flux.range(0, CROWD)
                .flatMap(i -> matching.deciding(accept(offer), "event-1").collectList(), CROWD)
                .collectList()
                .block(PATIENCE);

        assertThat(answers).hasSize(CROWD).allMatch(answers.getFirst()::equals);
        assertThat(answers.getFirst()).hasAtLeastOneElementOfType(RideCreate.class);
    }

    @Test
    void when_everybody_accepts_everything_nobody_is_on_two_rides() {
        List<UUID> drivers = IntStream.range(0, 8).mapToObj(i -> matching.driver(pickup, 100 + i)).toList();
        List<MatchProposal> offers = IntStream.range(0, 20)
                .mapToObj(i -> offers(matching.propose(matching.request(pickup))))
                .flatMap(List::stream)
                .toList();
        assertThat(offers).hasSize(8 * 20);

        List<RideCreate> rides = only(RideCreate.class, atOnce(offers.stream().map(MatchRacesIT::accept)));

        assertThat(rides).extracting(RideCreate::driverId).doesNotHaveDuplicates().hasSameElementsAs(drivers);
        assertThat(rides).extracting(RideCreate::passengerId).doesNotHaveDuplicates();
    }

    @RepeatedTest(20)
    void a_cancellation_and_an_accept_agree_on_who_was_first() {
        MatchRequest request = matching.request(pickup);
        MatchProposal offer = offered(request, 1).getFirst();

        List<MatchDecideOutput> outputs =
                atOnce(Stream.of(accept(offer), new MatchCancel(request.requestId(), request.passengerId())));

        boolean rides = !only(RideCreate.class, outputs).isEmpty();
        assertThat(only(MatchUnmatched.class, outputs)).hasSize(rides ? 0 : 1);
        assertThat(only(MatchRefused.class, outputs))
                .extracting(MatchRefused::code)
                .containsExactly(rides ? "request-matched" : "offer-cancelled");
    }

    @RepeatedTest(20)
    void an_accept_and_the_end_of_its_time_agree_on_who_was_first() {
        List<MatchProposeOutput> proposed = propose(matching.request(pickup), 1);
        MatchProposal offer = offers(proposed).getFirst();

        List<Object> outputs = Flux.merge(
                        matching.deciding(accept(offer), eventId()).cast(Object.class),
                        expiring(round(proposed)).cast(Object.class),
                        Mono.fromRunnable(() -> matching.clock.advance(Duration.ofSeconds(30))))
                .collectList()
                .block(PATIENCE);

        boolean rides = !only(RideCreate.class, outputs).isEmpty();
        assertThat(only(MatchWiden.class, outputs)).hasSize(rides ? 0 : 1);
        assertThat(only(MatchWithdrawn.class, outputs)).hasSize(rides ? 0 : 1);
        assertThat(only(MatchRefused.class, outputs)).hasSize(rides ? 0 : 1);
    }

    @RepeatedTest(5)
    void when_all_decline_at_once_the_next_ring_is_asked_once() {
        List<MatchProposal> offers = offered(matching.request(pickup), 10);
        assertThat(atOnce(offers.stream().map(MatchRacesIT::reject)))
                .singleElement()
                .isInstanceOf(MatchWiden.class);
    }

    @RepeatedTest(20)
    void the_last_decline_and_the_end_of_its_time_ask_the_next_ring_once() {
        List<MatchProposeOutput> proposed = propose(matching.request(pickup), 1);
        matching.clock.advance(Duration.ofSeconds(30));

        List<Object> outputs = Flux.merge(
                        matching.deciding(reject(offers(proposed).getFirst()), eventId()).cast(Object.class),
                        expiring(round(proposed)).cast(Object.class))
                .collectList()
                .block(PATIENCE);

        assertThat(only(MatchWiden.class, outputs)).hasSize(1);
    }

    @Test
    void a_request_told_many_times_at_once_is_offered_once() {
        for (int i = 1; i <= 5; i++) {
            matching.driver(pickup, 100 * i);
        }
        MatchRequest request = matching.request(pickup);

        List<List<MatchProposeOutput>> answers = Flux.range(0, 20)
                .flatMap(i -> matching.proposing(request, "event-1").collectList(), 20)
                .collectList()
                .block(PATIENCE);

        assertThat(answers).allMatch(answers.getFirst()::equals);
        assertThat(offers(answers.getFirst())).hasSize(5);
    }

    @Test
    void of_many_requests_of_one_passenger_at_once_one_is_open() {
        UUID passenger = UUID.randomUUID();

        List<MatchProposeOutput> outputs = Flux.range(0, 20)
                .flatMap(i -> matching.proposing(matching.request(passenger, pickup), eventId()), 20)
                .collectList()
                .block(PATIENCE);

        assertThat(only(MatchRound.class, outputs)).hasSize(1);
        assertThat(only(MatchRefused.class, outputs))
                .hasSize(19)
                .allMatch(refused -> refused.code().equals("request-open"));
    }

    @RepeatedTest(20)
    void a_passenger_who_asks_again_while_a_driver_accepts_is_refused() {
        MatchRequest request = matching.request(pickup);
        MatchProposal offer = offered(request, 1).getFirst();

        List<Object> outputs = Flux.merge(
                        matching.deciding(accept(offer), eventId()).cast(Object.class),
                        matching.proposing(matching.request(request.passengerId(), pickup), eventId())
                                .cast(Object.class))
                .collectList()
                .block(PATIENCE);

        assertThat(only(RideCreate.class, outputs)).hasSize(1);
        assertThat(only(MatchRefused.class, outputs))
                .singleElement()
                .extracting(MatchRefused::code)
                .isIn("request-open", "ride-open");
    }

    @RepeatedTest(20)
    void a_request_and_its_cancellation_leave_no_offer_open() {
        matching.driver(pickup, 100);
        MatchRequest request = matching.request(pickup);

        List<Object> outputs = Flux.merge(
                        matching.proposing(request, eventId()).cast(Object.class),
                        matching.deciding(new MatchCancel(request.requestId(), request.passengerId()), eventId())
                                .cast(Object.class))
                .collectList()
                .block(PATIENCE);

        assertThat(only(MatchUnmatched.class, outputs)).hasSize(1);
        assertThat(only(MatchWithdrawn.class, outputs)).hasSameSizeAs(offers(outputs));
        assertThat(matching.ask(
                        "SELECT count(*) FROM matching.offer WHERE request_id = :id AND status = 'OPEN'",
                        Long.class,
                        request.requestId()))
                .isZero();
    }

    private List<MatchProposal> offered(MatchRequest request, int drivers) {
        return offers(propose(request, drivers));
    }

    private List<MatchProposeOutput> propose(MatchRequest request, int drivers) {
        for (int i = 0; i < drivers; i++) {
            matching.driver(pickup, 100 + i);
        }
        return matching.propose(request);
    }

    private static List<MatchDecideOutput> atOnce(Stream<MatchDecideInput> inputs) {
        List<MatchDecideInput> all = new ArrayList<>(inputs.toList());
        return Flux.fromIterable(all)
                .flatMap(input -> matching.deciding(input, eventId()), all.size())
                .collectList()
                .block(PATIENCE);
    }

    private static Flux<MatchExpireOutput> expiring(MatchRound round) {
        return matching.expiring(round).retryWhen(Retry.max(100_000).filter(Later.class::isInstance));
    }

    private static MatchDecideInput accept(MatchProposal offer) {
        return new MatchAccepted(offer.matchId(), offer.driverId());
    }

    private static MatchDecideInput reject(MatchProposal offer) {
        return new MatchRejected(offer.matchId(), offer.driverId());
    }
}
