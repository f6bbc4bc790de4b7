package com.nebengjek.edge.socket;

import com.nebengjek.edge.EdgeSettings;
import java.time.Duration;
import java.util.function.LongSupplier;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Pings all sockets and closes those that do not answer: one timer for all of them. */
final class Heartbeat implements AutoCloseable {

    /** How much later than asked for a ping or a close may come. */
    private static final int SWEEPS_PER_PONG = 10;

    private final People people;
    private final EdgeSettings.Sockets settings;
    private final LongSupplier nanoTime;
    private final Disposable timer;

    Heartbeat(People people, EdgeSettings.Sockets settings, LongSupplier nanoTime) {
        this.people = people;
        this.settings = settings;
        this.nanoTime = nanoTime;
        Duration sweep = settings.pong().dividedBy(SWEEPS_PER_PONG);
        this.timer = Flux.interval(sweep).onBackpressureDrop().subscribe(tick -> people.forEach(this::beat));
    }

    /** Nothing is expected of a client whose frame is under way: the edge does not read on until it is answered. */
    private void beat(Socket socket) {
        boolean there = socket.pulse().beat(nanoTime.getAsLong(), settings.ping(), settings.pong());
        if (!there && !socket.isBusy()) {
            socket.cutOff(CloseCodes.NO_PONG);
        }
    }

    @Override
    public void close() {
        timer.dispose();
    }
}
