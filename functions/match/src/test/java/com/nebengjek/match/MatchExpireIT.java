package com.nebengjek.match;

import static com.nebengjek.match.Matching.offers;
import static com.nebengjek.match.Matching.round;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nebengjek.events.MatchExpireOutput;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.MatchRound;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.MatchWiden;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.Position;
import com.nebengjek.events.UnmatchedReason;
import com.nebengjek.events.WithdrawnReason;
import com.nebengjek.jetstream.Later;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@WithServers(topology = false)
class MatchExpireIT {

    private static final Duration VALIDITY = Duration.ofSeconds(30);

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
    void a_round_waits_until_it_is_due() {
        matching.driver(pickup, 100);
        MatchRound round = round(matching.propose(request));
        matching.clock.advance(Duration.ofSeconds(20));

        assertThatExceptionOfType(Later.class)
                .isThrownBy(() -> matching.expire(round))
                .extracting(Later::delay)
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_round_announced_as_due_too_early_waits_too() {
        matching.driver(pickup, 100);
        matching.propose(request);
        MatchRound forged = new MatchRound(request.requestId(), 0, matching.clock.instant());

        assertThatExceptionOfType(Later.class)
                .isThrownBy(() -> matching.expire(forged))
                .extracting(Later::delay)
                .isEqualTo(VALIDITY);
    }

    @Test
    void when_it_is_due_what_nobody_answered_is_withdrawn_and_the_next_ring_asked() {
        matching.driver(pickup, 100);
        matching.driver(pickup, 200);
        List<?> proposed = matching.propose(request);
        matching.reject(offers(proposed).getFirst());
        matching.clock.advance(VALIDITY);

        assertThat(matching.expire(round(proposed)))
                .containsExactly(expired(offers(proposed).getLast()), new MatchWiden(request.requestId(), 1));
    }

    @Test
    void a_repeat_answers_the_same_even_when_the_next_ring_has_been_asked() {
        matching.driver(pickup, 100);
        MatchRound round = round(matching.propose(request));
        matching.clock.advance(VALIDITY);
        List<MatchExpireOutput> first = matching.expire(round);
        matching.driver(pickup, 1_500);
        matching.propose(new MatchWiden(request.requestId(), 1));

        assertThat(matching.expire(round)).isEqualTo(first);
    }

    @Test
    void with_nobody_near_in_any_ring_the_request_ends_at_once() {
        MatchRound round = round(matching.propose(request));
        for (int ring = 1; ring <= 2; ring++) {
            assertThat(matching.expire(round)).containsExactly(new MatchWiden(request.requestId(), ring));
            round = round(matching.propose(new MatchWiden(request.requestId(), ring)));
        }

        assertThat(matching.expire(round))
                .containsExactly(unmatched(UnmatchedReason.NOBODY_NEAR))
                .isEqualTo(matching.expire(round));
    }

    @Test
    void when_somebody_was_asked_in_any_ring_nobody_accepted() {
        matching.driver(pickup, 1_500);
        matching.expire(round(matching.propose(request)));
        MatchRound second = round(matching.propose(new MatchWiden(request.requestId(), 1)));
        matching.clock.advance(VALIDITY);
        matching.expire(second);
        MatchRound third = round(matching.propose(new MatchWiden(request.requestId(), 2)));

        assertThat(matching.expire(third)).containsExactly(unmatched(UnmatchedReason.NOBODY_ACCEPTED));
    }

    @Test
    void a_driver_who_comes_online_after_the_request_is_asked_in_a_later_ring() {
        MatchRound first = round(matching.propose(request));
        UUID late = matching.driver(pickup, 100);
        matching.expire(first);

        assertThat(offers(matching.propose(new MatchWiden(request.requestId(), 1))))
                .extracting(MatchProposal::driverId)
                .containsExactly(late);
    }

    @Test
    void a_matched_request_does_not_expire() {
        matching.driver(pickup, 100);
        List<?> proposed = matching.propose(request);
        matching.accept(offers(proposed).getFirst());
        matching.clock.advance(VALIDITY);
        assertThat(matching.expire(round(proposed))).isEmpty();
    }

    @Test
    void a_cancelled_request_does_not_expire() {
        matching.driver(pickup, 100);
        MatchRound round = round(matching.propose(request));
        matching.cancel(request);
        matching.clock.advance(VALIDITY);
        assertThat(matching.expire(round)).isEmpty();
    }

    @Test
    void a_ring_that_everybody_declined_does_not_expire() {
        matching.driver(pickup, 100);
        List<?> proposed = matching.propose(request);
        matching.reject(offers(proposed).getFirst());
        matching.clock.advance(VALIDITY);
        assertThat(matching.expire(round(proposed))).isEmpty();
    }

    @Test
    void a_round_that_was_never_asked_says_nothing() {
        assertThat(matching.expire(new MatchRound(UUID.randomUUID(), 0, matching.clock.instant()))).isEmpty();
    }

    private static MatchWithdrawn expired(MatchProposal offer) {
        return new MatchWithdrawn(offer.matchId(), offer.driverId(), WithdrawnReason.EXPIRED);
    }

    private MatchUnmatched unmatched(UnmatchedReason reason) {
        return new MatchUnmatched(request.requestId(), request.passengerId(), reason);
    }
}
