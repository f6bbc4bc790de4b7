package com.nebengjek.message.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

/** How much there is to do, and how late it is done. */
final class RelayMeters {

    private final MeterRegistry registry;
    private final Clock clock;
    private final Timer lag;
    private final AtomicReference<Backlog> backlog = new AtomicReference<>(Backlog.NONE);

    RelayMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.lag = Timer.builder("nebengjek.message.lag")
                .description("Time from when a message was due until it was queued")
                .register(registry);
    }

    /** Shows the backlog from now on; a process that does not run the relay has none to show. */
    void open() {
        gauge("queued", "Messages that are with the deliverers", Backlog::queued);
        gauge("sending", "Messages that are being sent", Backlog::sending);
        gauge("held", "Messages that are due, but not to be sent for now", Backlog::held);
        gauge("due", "Messages that wait for a relay", Backlog::due);
        gauge("oldest.due.seconds", "How long the oldest message has waited for a relay", Backlog::oldestDueSeconds);
    }

    private void gauge(String name, String description, ToDoubleFunction<Backlog> value) {
        Gauge.builder("nebengjek.message." + name, backlog, known -> value.applyAsDouble(known.get()))
                .description(description)
                .register(registry);
    }

    void backlog(Backlog seen) {
        backlog.set(seen);
    }

    void claimed(Lane lane, Claim claim) {
        claim.verdicts()
                .forEach((verdict, count) -> registry.counter(
                                "nebengjek.message.claimed",
                                "lane",
                                lane.name().toLowerCase(Locale.ROOT),
                                "verdict",
                                verdict.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .increment(count));
    }

    void queued(Collection<Claimed> messages) {
        Instant now = clock.instant();
        messages.forEach(message -> lag.record(nonNegative(Duration.between(message.due(), now))));
    }

    private static Duration nonNegative(Duration lag) {
        return lag.isNegative() ? Duration.ZERO : lag;
    }
}
