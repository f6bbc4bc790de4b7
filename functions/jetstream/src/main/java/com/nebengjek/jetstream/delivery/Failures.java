package com.nebengjek.jetstream.delivery;

import com.nebengjek.jetstream.FailureClassifier.Kind;
import com.nebengjek.jetstream.Later;
import com.nebengjek.jetstream.delivery.AttemptLedger.Attempts;
import com.nebengjek.jetstream.metrics.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what becomes of an event whose handling failed: not due yet, tried again after a wait, or a dead letter. */
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final Duration DEAD_LETTER_RETRY = Duration.ofSeconds(1);

    private final String function;
    private final int attempts;
    private final int maxWaiting;
    private final Backoff backoff;
    private final Classification classification;
    private final AttemptLedger ledger;
    private final DeadLetters deadLetters;
    private final ScheduledExecutorService timer;
    private final Journal journal;
    private final Map<Delivery, Runnable> waiting = new ConcurrentHashMap<>();
    private volatile boolean draining;

    Failures(
            String function,
            int attempts,
            int maxWaiting,
            Backoff backoff,
            Classification classification,
            AttemptLedger ledger,
            DeadLetters deadLetters,
            ScheduledExecutorService timer,
            Journal journal) {
        this.function = function;
        this.attempts = attempts;
        this.maxWaiting = maxWaiting;
        this.backoff = backoff;
        this.classification = classification;
        this.ledger = ledger;
        this.deadLetters = deadLetters;
        this.timer = timer;
        this.journal = journal;
    }

    /**
     * @param again handles the event once more
     * @param over lets what waits behind the event go; called when its delivery has ended
     */
    void failed(Delivery delivery, Throwable error, Runnable again, Runnable over) {
        Throwable fault = Classification.unwrap(error);
        if (fault instanceof Later later) {
            journal.cameTo(delivery, Outcome.LATER);
            after(later.delay(), delivery, again, over);
        } else if (classification.of(fault) == Kind.INVALID) {
            bury(delivery, "invalid: " + fault.getMessage(), fault, over);
        } else {
            transientFailure(delivery, fault, again, over);
        }
    }

    private void transientFailure(Delivery delivery, Throwable fault, Runnable again, Runnable over) {
        int failures = delivery.failures() + 1;
        delivery.failures(failures);
        if (failures >= attempts) {
            bury(delivery, "failed %d times, at last with: %s".formatted(failures, fault), fault, over);
            return;
        }
        Duration wait = backoff.before(failures);
        log.warn("{}: attempt {} of {} at {} failed, next in {}: {}", function, failures, attempts, delivery, wait,
                fault.toString());
        journal.cameTo(delivery, Outcome.RETRIED);
        ledger.write(delivery, new Attempts(failures, 0)).whenComplete((written, unwritten) -> {
            if (unwritten != null) {
                log.warn("{}: failure of {} not recorded: {}", function, delivery, unwritten.toString());
            }
            after(wait, delivery, again, over);
        });
    }

    /** While there are few of them, those that wait take nobody's place. */
    private void after(Duration wait, Delivery delivery, Runnable again, Runnable over) {
        waiting.put(delivery, over);
        journal.waits(delivery);
        if (draining) {
            giveBackWaiting();
            return;
        }
        if (waiting.size() <= maxWaiting) {
            delivery.stepAside();
        }
        timer.schedule(() -> {
            if (noLongerWaits(delivery)) {
                delivery.stepBack();
                again.run();
            }
        }, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private boolean noLongerWaits(Delivery delivery) {
        boolean waited = waiting.remove(delivery) != null;
        if (waited) {
            journal.goesOn(delivery);
        }
        return waited;
    }

    /** Makes the event a dead letter and ends it; tries until the dead letter is stored. */
    void bury(Delivery delivery, String reason, @Nullable Throwable fault, Runnable over) {
        deadLetters.keep(delivery, function, reason, fault).whenComplete((kept, unkept) -> {
            if (unkept != null) {
                log.warn("{}: dead letter of {} not stored, trying again: {}", function, delivery, unkept.toString());
                after(DEAD_LETTER_RETRY, delivery, () -> bury(delivery, reason, fault, over), over);
                return;
            }
            log.error("{}: {} is a dead letter: {}", function, delivery, reason);
            journal.cameTo(delivery, Outcome.DEAD);
            delivery.terminate();
            over.run();
        });
    }

    /** Lets nothing wait any more: what does is given back, for another process to take at once, and what waits behind it goes. */
    void drain() {
        draining = true;
        giveBackWaiting();
    }

    private void giveBackWaiting() {
        waiting.forEach((delivery, over) -> {
            if (noLongerWaits(delivery)) {
                journal.cameTo(delivery, Outcome.GIVEN_BACK);
                delivery.giveBack();
                over.run();
            }
        });
    }
}
