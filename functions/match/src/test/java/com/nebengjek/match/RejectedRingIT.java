package com.nebengjek.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.DriverBeacon;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchRejected;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.Position;
import com.nebengjek.events.UnmatchedReason;
import com.nebengjek.jetstream.test.Wire;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The functions as they run, with offers that stay open longer than any test. */
@WithServers
class RejectedRingIT {

    @Test
    void who_is_rejected_and_has_nobody_else_near_hears_so_at_once(TestServers servers) throws Exception {
        Wire wire = new Wire(servers.nats().connect(), "match.>");
        try (Matching city = Matching.bound(servers, "nebengjek.match.offer-validity=10m")) {
            Position pickup = city.somewhere();
            UUID driver = UUID.randomUUID();
            wire.publish(new DriverBeacon(driver, true, null, now()));
            await().atMost(Duration.ofMinutes(2)).until(() -> city.isOnDuty(driver));
            city.locate(driver, city.northOf(pickup, 300), now());
            MatchRequest request =
                    new MatchRequest(UUID.randomUUID(), UUID.randomUUID(), pickup, city.northOf(pickup, 7_000), now());
            wire.publish(request);
            MatchProposal offer = wire.await(MatchProposal.class, "match.proposal.driver." + driver);

            wire.publish(new MatchRejected(offer.matchId(), driver));

            assertThat(wire.await(MatchUnmatched.class, "match.unmatched.passenger." + request.passengerId()))
                    .isEqualTo(new MatchUnmatched(
                            request.requestId(), request.passengerId(), UnmatchedReason.NOBODY_ACCEPTED));
        } finally {
            wire.close();
        }
    }

    /** Events carry times to the millisecond at least; more is lost on the way through the database. */
    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }
}
