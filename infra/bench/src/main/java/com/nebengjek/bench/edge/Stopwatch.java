package com.nebengjek.bench.edge;

import com.nebengjek.bench.Percentiles;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the start of each of many numbered things to the frame that ends it, by the number at the end of its id. */
final class Stopwatch {

    private static final Pattern ID = Pattern.compile("\"id\":\"[^\"]*-([0-9a-f]{12})\"");
    private static final int HEX = 16;

    private final AtomicLongArray started;
    private final AtomicLongArray taken;
    private final AtomicInteger ended = new AtomicInteger();

    Stopwatch(int things) {
        started = new AtomicLongArray(things);
        taken = new AtomicLongArray(things);
    }

    void start(int number) {
        started.set(number, System.nanoTime());
    }

    /** A frame; one that is about none of the things is ignored. */
    void heard(String frame) {
        long now = System.nanoTime();
        Matcher id = ID.matcher(frame);
        if (!id.find() || frame.startsWith("{\"event\":\"error\"")) {
            return;
        }
        int number = Integer.parseInt(id.group(1), HEX);
        if (number < taken.length() && taken.compareAndSet(number, 0, now - started.get(number))) {
            ended.incrementAndGet();
        }
    }

    /** How many ended, when all have or the time is over. */
    int await(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (ended.get() < taken.length() && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        return ended.get();
    }

    /** Of those from a number on: before it the JVMs are cold. */
    Percentiles percentiles(int from) {
        long[] nanos = new long[taken.length() - from];
        for (int i = from; i < taken.length(); i++) {
            nanos[i - from] = taken.get(i) == 0 ? Duration.ofMinutes(1).toNanos() : taken.get(i);
        }
        return Percentiles.ofNanos(List.of(nanos));
    }
}
