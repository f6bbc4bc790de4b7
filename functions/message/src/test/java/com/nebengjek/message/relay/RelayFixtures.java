package com.nebengjek.message.relay;

import com.nebengjek.message.MessageWorld;
import java.time.Clock;
import java.time.Duration;

/** Parts of a relay. */
final class RelayFixtures {

    static final Duration LEASE = Duration.ofSeconds(30);

    private RelayFixtures() {}

    static DueMessages table(MessageWorld world, Clock clock) {
        return table(world, clock, 100, 1000);
    }

    static DueMessages table(MessageWorld world, Clock clock, int batch, int maxQueued) {
        return new DueMessages(world.database, settings(batch, maxQueued), clock);
    }

    static RelaySettings settings(int batch, int maxQueued) {
        return new RelaySettings(
                Duration.ofSeconds(2), batch, 2, maxQueued, LEASE, Duration.ofMinutes(5), Duration.ofDays(30), null);
    }
}
