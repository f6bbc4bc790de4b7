package com.nebengjek.jetstream.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes events wait for what is away, without costing them attempts.
 *
 * <p>An event that finds something away although others did not in the meantime is not the victim of an outage but its
 * own problem: that counts as a failed attempt.
 */
final class Outages {

    private static final Logger log = LoggerFactory.getLogger(Outages.class);

    private final Outage outage;
    private final Classification classification;
    private final Duration pause;
    private final ScheduledExecutorService timer;
    private final Journal journal;
    private volatile boolean draining;

    Outages(
            Outage outage,
            Classification classification,
            Duration pause,
            ScheduledExecutorService timer,
            Journal journal) {
        this.outage = outage;
        this.classification = classification;
        this.pause = pause;
        this.timer = timer;
        this.journal = journal;
    }

    /** Lets nothing wait for the end of an outage any more: handling it will give it back. */
    void drain() {
        draining = true;
    }

    void onChange(Runnable stop, Runnable goOn) {
        outage.onChange(stop, goOn);
    }

    /** Whether the failure says that something is away, rather than anything of the event. */
    boolean causes(Throwable error) {
        return classification.isUnavailable(Classification.unwrap(error));
    }

    /** Handles events as soon as everything is there; fails only with what is the events' own fault. */
    CompletableFuture<@Nullable Void> attempt(
            List<? extends Held> events, Supplier<CompletableFuture<@Nullable Void>> handling) {
        CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
        attempt(new Attempt(events, handling, ended));
        return ended;
    }

    private record Attempt(
            List<? extends Held> events,
            Supplier<CompletableFuture<@Nullable Void>> handling,
            CompletableFuture<@Nullable Void> ended) {}

    private void attempt(Attempt attempt) {
        if (!draining && !outage.admits()) {
            later(attempt);
            return;
        }
        long successesBefore = outage.successes();
        attempt.handling().get().whenComplete((done, error) -> {
            try {
                over(attempt, error, successesBefore);
            } catch (Throwable unexpected) {
                // Whatever happens here, what waits behind the event must not wait for ever.
                attempt.ended().completeExceptionally(unexpected);
            }
        });
    }

    private void over(Attempt attempt, @Nullable Throwable error, long successesBefore) {
        if (error == null) {
            outage.available();
            attempt.ended().complete(null);
        } else {
            failed(attempt, Classification.unwrap(error), successesBefore);
        }
    }

    private void failed(Attempt attempt, Throwable fault, long successesBefore) {
        if (!causes(fault)) {
            outage.available();
            attempt.ended().completeExceptionally(fault);
            return;
        }
        outage.unavailable(fault);
        if (outage.successes() > successesBefore) {
            attempt.ended().completeExceptionally(fault);
            return;
        }
        log.warn("{} waits, something it needs is away: {}", attempt.events().getFirst().delivery(), fault.toString());
        later(attempt);
    }

    private void later(Attempt attempt) {
        attempt.events().forEach(event -> journal.waits(event.delivery()));
        timer.schedule(() -> goOn(attempt), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void goOn(Attempt attempt) {
        attempt.events().forEach(event -> journal.goesOn(event.delivery()));
        attempt(attempt);
    }
}
