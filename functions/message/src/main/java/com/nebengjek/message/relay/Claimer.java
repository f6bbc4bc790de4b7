package com.nebengjek.message.relay;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Queues what is due in a lane, batch after batch, and sleeps when there is no more.
 *
 * @param bell wakes it
 * @param help wakes others of the lane, when there is more than one can do
 * @param gather how long it waits after it was woken, so that what comes at the same time becomes one batch
 * @param wide whether the last claim found hardly anything that there was room for
 */
record Claimer(
        Lane lane,
        DueMessages table,
        Queueing queueing,
        RelayMeters meters,
        Bell bell,
        Bell help,
        Duration gather,
        Duration interval,
        AtomicBoolean stopping,
        AtomicBoolean wide) {

    private static final Logger log = LoggerFactory.getLogger(Claimer.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PASS = Duration.ofSeconds(60);
    private static final Duration WHILE_ENOUGH_IS_QUEUED = Duration.ofMillis(20);
    private static final Duration WHILE_SOME_ARE_SET_ASIDE = Duration.ofMillis(100);

    /** Completes when the relay stops. An outage of Postgres or NATS delays it. */
    Mono<Void> work() {
        return Mono.defer(this::pass)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, SHORTEST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .transientErrors(true)
                        .filter(fault -> !stopping.get())
                        .doBeforeRetry(again -> log.warn("Due messages wait: {}", again.failure().toString())))
                .onErrorComplete()
                .repeat(() -> !stopping.get())
                .then();
    }

    private Mono<Void> pass() {
        long heard = bell.heard();
        return table.claim(lane, wide.get())
                .doOnNext(claim -> meters.claimed(lane, claim))
                .doOnNext(claim -> wide.set(claim.isFull() && claim.isMostlySetAside()))
                .flatMap(claim -> {
                    if (claim.isFull()) {
                        help.ring();
                    }
                    return queueing.queue(lane, claim).thenReturn(claim);
                })
                .timeout(LONGEST_PASS)
                .flatMap(claim -> rest(claim, heard));
    }

    private Mono<Void> rest(Claim claim, long heard) {
        if (claim.isFull() || stopping.get()) {
            return Mono.empty();
        }
        boolean first = bell != help;
        if (first && claim.isWithoutRoom()) {
            return Mono.delay(WHILE_ENOUGH_IS_QUEUED).then();
        }
        Duration longest = first && claim.hasSetAside() ? WHILE_SOME_ARE_SET_ASIDE : interval;
        return bell.sleep(heard, longest).then(Mono.delay(gather)).then();
    }
}
