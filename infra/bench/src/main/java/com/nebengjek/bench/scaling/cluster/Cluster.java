package com.nebengjek.bench.scaling.cluster;

import com.nebengjek.bench.scaling.autoscaler.ScaledObject;
import com.nebengjek.bench.scaling.autoscaler.Trigger;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Runs a release: every function with no process at first, and as many as the controllers want from then on. */
public final class Cluster implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(50);

    private final Map<String, Workload> workloads = new TreeMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Scaler lag = new JetStreamScaler(Monitoring.over(client));
    private final Scaler rows = new QueryScaler();
    private final List<Thread> controllers = new ArrayList<>();
    /** When this program is told to end, its processes end with it. */
    private final Thread last = new Thread(this::end);

    private volatile boolean closed;

    private Cluster(Release release, Programs programs, int factor, InstantSource time, Consumer<String> report) {
        release.scaled().forEach((function, object) -> {
            Workload workload = new Workload(
                    object.faster(factor),
                    new ReplicaSet(release.pods().get(function), programs),
                    this::value,
                    time.instant(),
                    change -> report.accept(function + " " + change));
            workloads.put(function, workload);
            controllers.add(Thread.ofVirtual().name("controller of " + function).unstarted(() -> control(workload, time)));
        });
    }

    /**
     * @param factor how many times faster than in a cluster the controllers are; the processes are as they are
     * @param time the controllers'
     * @param report is told of every process that is wanted, ready or not wanted any more, in words
     */
    public static Cluster start(
            Release release, Programs programs, int factor, InstantSource time, Consumer<String> report) {
        Cluster cluster = new Cluster(release, programs, factor, time, report);
        Runtime.getRuntime().addShutdownHook(cluster.last);
        cluster.controllers.forEach(Thread::start);
        return cluster;
    }

    private double value(Trigger trigger) throws Exception {
        return (trigger.type().equals(Trigger.POSTGRESQL) ? rows : lag).value(trigger);
    }

    private void control(Workload workload, InstantSource time) {
        while (!closed) {
            try {
                workload.tick(time.instant());
                Thread.sleep(TICK);
            } catch (Exception fault) {
                if (!closed) {
                    System.err.println("infra/measure: a controller failed: " + fault);
                }
            }
        }
    }

    /** How many processes of a function are wanted now. */
    public int wanted(String function) {
        return workloads.get(function).wanted();
    }

    public int ready(String function) {
        return workloads.get(function).ready();
    }

    /** kill -9 of a process that is ready; false when there is none. */
    public boolean strike(String function) {
        return workloads.get(function).strike();
    }

    /** Returns when these functions have no process any more, wanted or ending. */
    public void awaitNone(Collection<String> functions, Duration limit) throws InterruptedException, TimeoutException {
        await(
                "the last process to end",
                limit,
                () -> functions.stream().allMatch(function -> workloads.get(function).running() == 0));
    }

    /** @throws TimeoutException that names what was awaited */
    public static void await(String what, Duration limit, BooleanSupplier condition)
            throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("waited %s for %s".formatted(limit, what));
            }
            Thread.sleep(TICK);
        }
    }

    public Map<String, Usage> usage() {
        return workloads.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().usage(), (one, other) -> one, TreeMap::new));
    }

    @Override
    public void close() throws InterruptedException {
        end();
        for (Thread controller : controllers) {
            controller.join();
        }
        client.close();
        try {
            Runtime.getRuntime().removeShutdownHook(last);
        } catch (IllegalStateException shuttingDown) {
            // Then it runs, and finds nothing left to end.
        }
    }

    private void end() {
        closed = true;
        workloads.values().forEach(Workload::end);
    }
}
