package com.nebengjek.message.relay;

import com.nebengjek.jetstream.Program;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Queues messages when they are due.
 *
 * <p>Any number of relays work side by side: a row is locked while one looks at it, and leased to it after. A relay that
 * dies leaves nothing behind but leases that end.
 */
final class MessageRelay implements Program {

    private static final Logger log = LoggerFactory.getLogger(MessageRelay.class);
    private static final Duration FRESH_GATHER = Duration.ofMillis(10);
    private static final Duration RETRY_GATHER = Duration.ofMillis(100);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(5);

    private final DueMessages table;
    private final Queueing queueing;
    private final DueListener listener;
    private final Upkeep upkeep;
    private final RelayMeters meters;
    private final RelaySettings settings;
    private final Bell changed = new Bell();
    private final Bell fresh = new Bell();
    private final Bell retry = new Bell();
    private final Bell freshHelp = new Bell();
    private final Bell retryHelp = new Bell();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Sinks.Empty<Void> ended = Sinks.empty();
    private final Disposable.Composite background = Disposables.composite();

    MessageRelay(
            DueMessages table,
            Queueing queueing,
            DueListener listener,
            Upkeep upkeep,
            RelayMeters meters,
            RelaySettings settings) {
        this.table = table;
        this.queueing = queueing;
        this.listener = listener;
        this.upkeep = upkeep;
        this.meters = meters;
        this.settings = settings;
    }

    @Override
    public void start() {
        meters.open();
        background.add(listener.said().subscribe(this::hear));
        background.add(release().repeat().subscribe());
        background.add(every(settings.interval(), upkeep::releaseResumed));
        background.add(every(settings.interval(), () -> upkeep.relieve(settings.maxQueued())));
        background.add(every(BETWEEN_LOOKS, () -> upkeep.backlog().doOnNext(meters::backlog)));
        background.add(every(BETWEEN_SWEEPS, () -> upkeep.sweep(settings.retention())));
        Flux.merge(Flux.fromStream(this::claimers).map(Claimer::work), 2 * settings.batches())
                .subscribe(nothing -> {}, ended::tryEmitError, ended::tryEmitEmpty);
    }

    /** Claims nothing more; what is claimed is still published and marked. */
    @Override
    public Mono<Void> stop() {
        stopping.set(true);
        background.dispose();
        Stream.of(fresh, retry, freshHelp, retryHelp).forEach(Bell::ring);
        return ended.asMono();
    }

    private Stream<Claimer> claimers() {
        return Stream.of(Lane.values()).flatMap(lane -> IntStream.range(0, settings.batches())
                .mapToObj(number -> claimer(lane, number == 0)));
    }

    private Claimer claimer(Lane lane, boolean first) {
        boolean isNew = lane == Lane.FRESH;
        Bell help = isNew ? freshHelp : retryHelp;
        return new Claimer(
                lane,
                table,
                queueing,
                meters,
                first ? (isNew ? fresh : retry) : help,
                help,
                isNew ? FRESH_GATHER : RETRY_GATHER,
                settings.interval(),
                stopping,
                new AtomicBoolean());
    }

    /** At once, however much is said: a message that was inserted is new, what has changed may be about any. */
    private void hear(String said) {
        (said.equals(DueListener.CHANGED) ? changed : fresh).ring();
    }

    /** What has changed several times meanwhile is looked at once. */
    private Mono<Void> release() {
        return Mono.defer(() -> {
            long heard = changed.heard();
            return calmly(defaultEndpoint().then(upkeep.releaseResumed()).then(upkeep.releaseUnrouted()))
                    .then(Mono.fromRunnable(() -> {
                        fresh.ring();
                        retry.ring();
                    }))
                    .then(changed.sleep(heard, BETWEEN_SWEEPS));
        });
    }

    private Mono<Void> defaultEndpoint() {
        return settings.requestUrl() == null ? Mono.empty() : upkeep.defaultEndpoint(settings.requestUrl());
    }

    private static Disposable every(Duration pause, Supplier<Mono<?>> work) {
        return calmly(Mono.defer(work))
                .then(Mono.delay(pause))
                .repeat()
                .subscribe();
    }

    /** What is not done now is done the next time. */
    private static Mono<Void> calmly(Mono<?> work) {
        return work.doOnError(fault -> log.warn("The relay puts off its upkeep: {}", fault.toString()))
                .onErrorComplete()
                .then();
    }
}
