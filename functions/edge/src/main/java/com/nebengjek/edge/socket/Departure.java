package com.nebengjek.edge.socket;

import com.nebengjek.edge.EdgeSettings;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Goes away without losing anything: no new sockets, then each is closed at a moment of its own after the frame that is
 * under way, then the rest of the application stops.
 */
final class Departure implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Departure.class);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Doors doors;
    private final People people;
    private final EdgeSettings.Shutdown settings;
    private final RandomGenerator random;
    private volatile boolean running;

    Departure(Doors doors, People people, EdgeSettings.Shutdown settings, RandomGenerator random) {
        this.doors = doors;
        this.people = people;
        this.settings = settings;
        this.random = random;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Asynchronous only: Spring always calls {@link #stop(Runnable)}. */
    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public void stop(Runnable done) {
        running = false;
        doors.shut();
        people.forEach(socket -> Mono.delay(moment()).subscribe(now -> socket.depart()));
        Flux.interval(Duration.ZERO, LOOK)
                .takeUntil(tick -> people.isEmpty())
                .then()
                .timeout(settings.jitter().plus(settings.grace()))
                .doOnError(late -> log.warn("Some sockets are still open after {}", settings.grace()))
                .onErrorComplete()
                .doFinally(end -> done.run())
                .subscribe();
    }

    private Duration moment() {
        return Duration.ofNanos(random.nextLong(settings.jitter().toNanos() + 1));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything else, the HTTP server included. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
