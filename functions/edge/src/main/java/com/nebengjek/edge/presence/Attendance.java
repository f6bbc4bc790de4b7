package com.nebengjek.edge.presence;

import com.nebengjek.events.DriverBeacon;
import com.nebengjek.jetstream.Publication;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps drivers on duty while they are here, and takes those off duty who stay away, whichever edge held them: as if they
 * had said so themselves. The beacon is of the moment when their grace period ended, so that whatever a driver who comes
 * back says is newer.
 *
 * <p>While Redis is away nobody's time can be renewed, and nobody may be punished for that: after an outage, as after its
 * start, an edge first gives all others a whole grace period to renew those whom they hold.
 */
public final class Attendance implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Attendance.class);
    private static final String SOURCE = "/edge";
    private static final int ROUNDS_A_GRACE_PERIOD = 5;

    private final Deadlines deadlines;
    private final Supplier<Collection<UUID>> driversHere;
    private final Function<Publication, Mono<?>> publish;
    private final Duration grace;
    private final LongSupplier nanoTime;
    private final Disposable rounds;
    private long inContactSince;

    /**
     * @param driversHere those whose sockets this edge holds at the moment
     * @param publish completes when the stream has the event
     * @param grace how long a driver may be away
     */
    public static Attendance of(
            ReactiveStringRedisTemplate redis,
            Supplier<Collection<UUID>> driversHere,
            Function<Publication, Mono<?>> publish,
            Duration grace,
            LongSupplier nanoTime) {
        return new Attendance(new Deadlines(redis), driversHere, publish, grace, nanoTime);
    }

    private Attendance(
            Deadlines deadlines,
            Supplier<Collection<UUID>> driversHere,
            Function<Publication, Mono<?>> publish,
            Duration grace,
            LongSupplier nanoTime) {
        this.deadlines = deadlines;
        this.driversHere = driversHere;
        this.publish = publish;
        this.grace = grace;
        this.nanoTime = nanoTime;
        this.inContactSince = nanoTime.getAsLong();
        this.rounds = Flux.interval(grace.dividedBy(ROUNDS_A_GRACE_PERIOD))
                .onBackpressureDrop()
                .concatMap(tick -> round(), 0)
                .subscribe();
    }

    private Mono<Void> round() {
        return deadlines.renew(driversHere.get(), graceOfARound())
                .then(Mono.defer(this::takeAbsentOffDuty))
                .doOnError(fault -> {
                    log.warn("Presence waits: {}", fault.toString());
                    inContactSince = nanoTime.getAsLong();
                })
                .onErrorComplete();
    }

    /** Somebody who left just before the next round has then been away for the grace period, and for little more. */
    private Duration graceOfARound() {
        return grace.plus(grace.dividedBy(ROUNDS_A_GRACE_PERIOD));
    }

    private Mono<Void> takeAbsentOffDuty() {
        boolean othersHadTheirTime = nanoTime.getAsLong() - inContactSince > graceOfARound().toNanos();
        return othersHadTheirTime ? deadlines.overdue().concatMap(this::takeOffDuty).then() : Mono.empty();
    }

    /** Forgotten only after the acknowledgement: who dies in between leaves it to the next edge, under the same id. */
    private Mono<Void> takeOffDuty(Absence absence) {
        DriverBeacon offDuty = new DriverBeacon(absence.driver(), false, null, absence.at());
        return publish.apply(Publication.of(offDuty, absence.eventId(), SOURCE))
                .then(Mono.defer(() -> deadlines.forget(absence)));
    }

    @Override
    public void close() {
        rounds.dispose();
    }
}
