package com.nebengjek.bench.edge;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Everybody loses the network at the same moment, and comes back at once; who is told to wait, waits. */
record Storm(int people) implements Part {

    private static final Duration GOAL = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public Finding measure(Bench bench) throws Exception {
        bench.phones().open(bench.callers(), people, said -> {}).forEach(Phone::hangUp);
        Returns returns = new Returns(bench, people);
        String[] tokens = new String[people];
        for (int i = 0; i < people; i++) {
            tokens[i] = bench.callers().token(i);
        }
        long began = System.nanoTime();
        for (int i = 0; i < people; i++) {
            returns.comeBack(i, tokens[i]);
        }
        boolean all = returns.open.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return finding(returns, all, took);
    }

    private Finding finding(Returns returns, boolean all, Duration took) {
        Map<String, String> figures = new TreeMap<>(Map.of(
                "back", (people - returns.open.getCount()) + " of " + people,
                "took", String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1e3),
                "told to wait (503)", Integer.toString(returns.waits.get()),
                "errors", Integer.toString(returns.errors.size())));
        boolean reached = all && returns.errors.isEmpty() && took.compareTo(GOAL) <= 0;
        String first = returns.errors.isEmpty() ? "" : ", such as " + returns.errors.peek();
        return new Finding(name(), figures, reached
                ? List.of()
                : List.of("%d of %d were back after %d s with %d errors%s: the goal is all within %d s"
                        .formatted(
                                people - returns.open.getCount(), people, took.toSeconds(), returns.errors.size(), first,
                                GOAL.toSeconds())));
    }

    private static final class Returns {

        private final Bench bench;
        private final CountDownLatch open;
        private final AtomicInteger waits = new AtomicInteger();
        private final Queue<String> errors = new ConcurrentLinkedQueue<>();

        private Returns(Bench bench, int people) {
            this.bench = bench;
            this.open = new CountDownLatch(people);
        }

        private void comeBack(int number, String token) {
            String query = "?last_event_id=" + new UUID(0, number);
            bench.phones()
                    .connect(bench.callers().person(number), token, query, said -> {})
                    .opened()
                    .whenComplete((phone, fault) -> {
                        switch (fault) {
                            case null -> open.countDown();
                            case Phone.Busy busy -> later(number, token, busy.seconds());
                            default -> errors.add(fault.toString());
                        }
                    });
        }

        private void later(int number, String token, int seconds) {
            waits.incrementAndGet();
            CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(() -> comeBack(number, token));
        }
    }
}
