package com.nebengjek.match;

import com.nebengjek.events.MatchRound;
import com.nebengjek.jetstream.test.Scenario;
import com.nebengjek.testkit.TestServers;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests in each of the three rings, some offered and some not; a round that is not due yet, and one of nobody. */
final class MatchExpireContractIT extends MatchContract {

    private final Instant soon = now.plusSeconds(5);
    private final List<UUID> requests = Stream.generate(UUID::randomUUID).limit(6).toList();
    private final List<UUID> people = Stream.generate(UUID::randomUUID).limit(24).toList();

    MatchExpireContractIT(TestServers servers) {
        super(servers, "matchExpire");
    }

    @Override
    void presume(MatchingRows rows) throws SQLException {
        for (int i = 0; i < requests.size(); i++) {
            UUID request = requests.get(i);
            rows.request(request, people.get(i), ringOf(i)).round(request, ringOf(i), dueOf(i));
            if (i != 2) {
                rows.offer(people.get(6 + i), request, ringOf(i), people.get(12 + i), dueOf(i));
            }
        }
    }

    private static int ringOf(int index) {
        return index % 3;
    }

    private Instant dueOf(int index) {
        return index == 5 ? soon : now;
    }

    @Override
    protected Scenario scenario() {
        Stream<MatchRound> rounds = IntStream.range(0, requests.size())
                .mapToObj(index -> new MatchRound(requests.get(index), ringOf(index), dueOf(index)));
        MatchRound ofNobody = new MatchRound(people.get(23), 0, now);
        return Scenario.of(Stream.concat(rounds, Stream.of(ofNobody)).toArray(MatchRound[]::new));
    }
}
