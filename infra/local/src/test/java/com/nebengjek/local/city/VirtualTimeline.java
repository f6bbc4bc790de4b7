package com.nebengjek.local.city;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** A timeline on which hours pass in no time. */
final class VirtualTimeline implements Timeline {

    private record Happening(Instant at, long order, Runnable what) {}

    private final PriorityQueue<Happening> future =
            new PriorityQueue<>(Comparator.comparing(Happening::at).thenComparing(Happening::order));
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long planned;

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void soon(Runnable happening) {
        after(Duration.ZERO, happening);
    }

    @Override
    public void after(Duration delay, Runnable happening) {
        future.add(new Happening(now.plus(delay), planned++, happening));
    }

    /** Lets that much time pass. */
    void pass(Duration time) {
        Instant end = now.plus(time);
        passUntil(() -> future.isEmpty() || future.peek().at().isAfter(end), time);
        now = end;
    }

    /** Lets time pass until the condition holds, at most that long. */
    void passUntil(BooleanSupplier condition, Duration atMost) {
        Instant end = now.plus(atMost);
        while (!condition.getAsBoolean() && !future.isEmpty() && !future.peek().at().isAfter(end)) {
            Happening next = future.remove();
            now = next.at();
            next.what().run();
        }
    }
}
