package com.nebengjek.jetstream.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
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
    <E extends Held> CompletableFuture<@Nullable Void> attempt(
            List<E> events, Function<List<E>, CompletableFuture<@Nullable Void>> handling) {
        Attempt<E> attempt = new Attempt<>(events, handling);
        attempt.begin();
        return attempt.ended;
    }

    /** Handling some events, once or after each wait again; and what is done when that is over. */
    private final class Attempt<E extends Held> implements BiConsumer<@Nullable Void, @Nullable Throwable> {

        private final List<E> events;
        private final Function<List<E>, CompletableFuture<@Nullable Void>> handling;
        private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
        private long successesBefore;

        Attempt(List<E> events, Function<List<E>, CompletableFuture<@Nullable Void>> handling) {
            this.events = events;
            this.handling = handling;
        }

        void begin() {
            if (!draining && !outage.admits()) {
                later();
                return;
            }
            successesBefore = outage.successes();
            handling.apply(events).whenComplete(this);
        }

        @Override
        public void accept(@Nullable Void done, @Nullable Throwable error) {
            try {
                over(error);
            } catch (Throwable unexpected) {
                // Whatever happens here, what waits behind the event must not wait for ever.
                ended.completeExceptionally(unexpected);
            }
        }

        private void over(@Nullable Throwable error) {
            if (error == null) {
                outage.available();
                ended.complete(null);
            } else {
                failed(Classification.unwrap(error));
            }
        }

        private void failed(Throwable fault) {
            if (!causes(fault)) {
                outage.available();
                ended.completeExceptionally(fault);
                return;
            }
            outage.unavailable(fault);
            if (outage.successes() > successesBefore) {
                ended.completeExceptionally(fault);
                return;
            }
            log.warn("{} waits, something it needs is away: {}", events.getFirst().delivery(), fault.toString());
            later();
        }

        private void later() {
            events.forEach(event -> journal.waits(event.delivery()));
            timer.schedule(this::goOn, pause.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void goOn() {
            events.forEach(event -> journal.goesOn(event.delivery()));
            begin();
        }
    }
}
