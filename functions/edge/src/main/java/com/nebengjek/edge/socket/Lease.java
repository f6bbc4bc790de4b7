package com.nebengjek.edge.socket;

import java.time.Duration;
import java.util.random.RandomGenerator;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * How long a socket lives where something in front of the edge ends it sooner or later: it is closed before, after the frame
 * that is under way, at a moment of its own so that clients do not come back all at once.
 */
final class Lease {

    private static final double SHORTEST = 0.9;
    private static final double LONGEST = 1.1;

    private final Duration length;
    private final RandomGenerator random;

    /** @param length 0 for as long as a socket likes */
    Lease(Duration length, RandomGenerator random) {
        this.length = length;
        this.random = random;
    }

    /** Begins now; to be disposed of when the socket has closed for another reason. */
    Disposable of(Socket socket) {
        if (length.isZero()) {
            return Disposables.disposed();
        }
        Duration own = Duration.ofNanos((long) (length.toNanos() * random.nextDouble(SHORTEST, LONGEST)));
        return Mono.delay(own).subscribe(over -> socket.depart());
    }
}
