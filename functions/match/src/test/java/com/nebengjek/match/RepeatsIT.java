package com.nebengjek.match;

import static com.nebengjek.match.Matching.offers;
import static com.nebengjek.match.Matching.round;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.MatchCancel;
import com.nebengjek.events.MatchDecideInput;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchProposeInput;
import com.nebengjek.events.MatchRejected;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.MatchRound;
import com.nebengjek.events.MatchWiden;
import com.nebengjek.events.Position;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever is delivered again, in whatever order, is answered as the first time and changes nothing. */
@WithServers(topology = false)
class RepeatsIT {

    private record Told(Object input, String id, List<?> answer) {}

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
    private final List<Told> history = new ArrayList<>();

    @RepeatedTest(5)
    void a_request_that_is_still_open(RepetitionInfo repetition) {
        MatchProposal last = widenedTwice();
        String state = state();

        assertRepeatsAnswerTheSame(history, repetition.getCurrentRepetition());
        assertThat(state()).isEqualTo(state);
        assertThat(matching.accept(last)).isNotEmpty();
    }

    @RepeatedTest(5)
    void a_matched_request(RepetitionInfo repetition) {
        MatchProposal last = widenedTwice();
        tell(new MatchAccepted(last.matchId(), last.driverId()));
        tell(new MatchCancel(request.requestId(), request.passengerId()));
        String state = state();

        assertRepeatsAnswerTheSame(exceptProposals(), repetition.getCurrentRepetition());
        assertProposalsAreOver();
        assertThat(state()).isEqualTo(state);
    }

    @RepeatedTest(5)
    void a_cancelled_request(RepetitionInfo repetition) {
        MatchProposal last = widenedTwice();
        tell(new MatchCancel(null, request.passengerId()));
        tell(new MatchAccepted(last.matchId(), last.driverId()));
        String state = state();

        assertRepeatsAnswerTheSame(exceptProposals(), repetition.getCurrentRepetition());
        assertProposalsAreOver();
        assertThat(state()).isEqualTo(state);
    }

    /** The first ring is declined by one driver and left by time, the second is left by the answer of its only one. */
    private MatchProposal widenedTwice() {
        matching.driver(pickup, 100);
        matching.driver(pickup, 200);
        List<?> first = tell(request);
        MatchProposal declined = offers(first).getFirst();
        tell(new MatchRejected(declined.matchId(), declined.driverId()));
        matching.clock.advance(Duration.ofSeconds(30));
        tell(round(first));

        matching.driver(pickup, 1_500);
        List<?> second = tell(new MatchWiden(request.requestId(), 1));
        MatchProposal alone = offers(second).getFirst();
        tell(new MatchRejected(alone.matchId(), alone.driverId()));
        tell(new MatchAccepted(declined.matchId(), declined.driverId()));

        matching.driver(pickup, 4_000);
        return offers(tell(new MatchWiden(request.requestId(), 2))).getLast();
    }

    private List<?> tell(Object input) {
        String id = Matching.eventId();
        List<?> answer = answer(input, id);
        history.add(new Told(input, id, answer));
        return answer;
    }

    private static List<?> answer(Object input, String id) {
        return switch (input) {
            case MatchProposeInput asked -> matching.propose(asked, id);
            case MatchDecideInput answer -> matching.decide(answer, id);
            case MatchRound round -> matching.expire(round);
            default -> throw new IllegalArgumentException("matching does not take " + input);
        };
    }

    private static void assertRepeatsAnswerTheSame(List<Told> history, int seed) {
        Random random = new Random(seed);
        List<Told> repeats = new ArrayList<>();
        history.forEach(told -> repeats.addAll(Collections.nCopies(1 + random.nextInt(3), told)));
        Collections.shuffle(repeats, random);
        assertThat(repeats).allSatisfy(told -> assertThat(answer(told.input(), told.id()))
                .as("repeat of %s", told.input())
                .isEqualTo(told.answer()));
    }

    private List<Told> exceptProposals() {
        return history.stream()
                .filter(told -> !(told.input() instanceof MatchProposeInput))
                .toList();
    }

    private void assertProposalsAreOver() {
        assertThat(history)
                .filteredOn(told -> told.input() instanceof MatchProposeInput)
                .allSatisfy(told -> assertThat(answer(told.input(), told.id())).isEmpty());
    }

    private String state() {
        return matching.ask(
                """
                SELECT request::text
                    || (SELECT string_agg(round::text, ' ' ORDER BY ring)
                        FROM matching.round WHERE request_id = request.request_id)
                    || (SELECT string_agg(offer::text, ' ' ORDER BY match_id)
                        FROM matching.offer WHERE request_id = request.request_id)
                    || (SELECT count(*) FROM matching.ride WHERE passenger_id = request.passenger_id)
                FROM matching.request WHERE request_id = :id
                """,
                String.class,
                request.requestId());
    }
}
