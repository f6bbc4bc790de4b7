package com.nebengjek.message.relay;

import com.nebengjek.jetstream.EventPublisher;
import com.nebengjek.message.MessageWorld;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;

/** Parts of a relay. */
final class RelayFixtures {

    static final Duration LEASE = Duration.ofSeconds(30);
    /** Whoever is not woken sleeps longer than any test. */
    static final Duration NEVER = Duration.ofHours(1);

    private RelayFixtures() {}

    static DueMessages table(MessageWorld world, Clock clock) {
        return table(world, clock, 100, 1000);
    }

    static DueMessages table(MessageWorld world, Clock clock, int batch, int maxQueued) {
        return new DueMessages(world.database, settings(NEVER, batch, maxQueued, LEASE), clock);
    }

    static RelaySettings settings(Duration interval, int batch, int maxQueued, Duration lease) {
        return new RelaySettings(
                interval, batch, 2, maxQueued, lease, Duration.ofMinutes(5), Duration.ofDays(30), null);
    }

    static MessageRelay relay(MessageWorld world, EventPublisher publisher, RelaySettings settings) {
        Clock clock = Clock.systemUTC();
        RelayMeters meters = new RelayMeters(new SimpleMeterRegistry(), clock);
        DueMessages table = new DueMessages(world.database, settings, clock);
        return new MessageRelay(
                table,
                new Queueing(publisher, table, meters, clock),
                new DueListener(world.pool),
                new Upkeep(world.database, clock),
                meters,
                settings);
    }
}
