package com.nebengjek.match;

import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.MatchCancel;
import com.nebengjek.events.MatchRejected;
import com.nebengjek.jetstream.test.Scenario;
import com.nebengjek.testkit.TestServers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Four requests, each with two offers, and one that is cancelled before it comes. */
final class MatchDecideContractIT extends MatchContract {

    private final List<Asked> asked = Stream.generate(Asked::new).limit(4).toList();
    private final Asked taken = asked.get(0);
    private final Asked declined = asked.get(1);
    private final Asked cancelled = asked.get(2);
    private final Asked cancelledUnnamed = asked.get(3);
    private final UUID stranger = UUID.randomUUID();
    private final MatchCancel ahead = new MatchCancel(UUID.randomUUID(), UUID.randomUUID());

    /** A request and the two drivers it was offered to. */
    private record Asked(UUID request, UUID passenger, UUID match, UUID driver, UUID otherMatch, UUID otherDriver) {

        Asked() {
            this(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID());
        }
    }

    MatchDecideContractIT(TestServers servers) {
        super(servers, "matchDecide");
    }

    @Override
    void presume(MatchingRows rows) throws SQLException {
        var expires = now.plus(Duration.ofHours(1));
        for (Asked each : asked) {
            rows.request(each.request(), each.passenger(), 0)
                    .round(each.request(), 0, expires)
                    .offer(each.match(), each.request(), 0, each.driver(), expires)
                    .offer(each.otherMatch(), each.request(), 0, each.otherDriver(), expires);
        }
    }

    @Override
    protected Scenario scenario() {
        return Scenario.of(
                        new MatchAccepted(taken.match(), taken.driver()),
                        new MatchRejected(declined.match(), declined.driver()),
                        new MatchCancel(cancelled.request(), cancelled.passenger()),
                        new MatchCancel(null, cancelledUnnamed.passenger()),
                        new MatchAccepted(declined.otherMatch(), stranger),
                        ahead)
                .then(
                        new MatchAccepted(taken.otherMatch(), taken.otherDriver()),
                        new MatchRejected(declined.otherMatch(), declined.otherDriver()),
                        new MatchAccepted(cancelled.match(), cancelled.driver()));
    }
}
