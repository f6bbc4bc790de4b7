package com.nebengjek.bench.delivery;

import com.nebengjek.bench.delivery.Worker.Cost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One setting: both ways with warm processes, measured in turns. */
final class Cell implements AutoCloseable {

    private static final int EVENTS_BEFORE_LATENCY = 10_000;
    private static final int LATENCY_ROUNDS = 3;
    private static final Duration LATENCY_ROUND = Duration.ofSeconds(4);

    private final Stage stage;
    private final int batch;
    private final int processes;
    private final Map<Way, List<Worker>> workers = new EnumMap<>(Way.class);

    private Cell(Stage stage, int batch, int processes) {
        this.stage = stage;
        this.batch = batch;
        this.processes = processes;
    }

    static Cell start(Stage stage, String url, List<String> jvm, int batch, int processes) throws Exception {
        stage.reset();
        Cell cell = new Cell(stage, batch, processes);
        for (Way way : Way.values()) {
            List<Worker> started = new ArrayList<>();
            cell.workers.put(way, started);
            for (int i = 0; i < processes; i++) {
                started.add(Worker.start(way, url, jvm, batch));
            }
        }
        return cell;
    }

    Comparison compare(int warmUp, int rounds) throws Exception {
        int events = batch == 1 ? 2_000 : 30_000;
        warmUp(warmUp, events);
        List<Measured> loop = new ArrayList<>();
        List<Measured> function = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Map<Way, Measured> measured = round(events);
            loop.add(measured.get(Way.LOOP));
            function.add(measured.get(Way.FUNCTION));
        }
        return Comparison.of(batch, processes, Measured.median(loop), Measured.median(function));
    }

    private void warmUp(int rounds, int events) throws Exception {
        for (int i = 0; i < rounds; i++) {
            round(events);
        }
    }

    private Map<Way, Measured> round(int events) throws Exception {
        stage.fill(events);
        Map<Way, Measured> measured = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            measured.put(way, drain(way, events));
        }
        if (stage.published() != 2L * events) {
            throw new IllegalStateException("%d events went in twice, and %d came out".formatted(events, stage.published()));
        }
        return measured;
    }

    private Measured drain(Way way, int events) throws Exception {
        Cost before = cost(way);
        long began = System.nanoTime();
        stage.resume(way);
        stage.awaitDrained(way);
        long nanos = System.nanoTime() - began;
        Cost cost = cost(way).minus(before);
        stage.pause(way);
        return new Measured(
                1e9 * events / nanos, cost.cpuNanos() / 1e3 / events, (double) cost.allocatedBytes() / events);
    }

    private Cost cost(Way way) {
        return workers.get(way).stream().map(Worker::cost).reduce(Cost.NONE, Cost::plus);
    }

    Latency latency(int warmUp, SteadyRate rate) throws Exception {
        List<long[]> loop = new ArrayList<>();
        List<long[]> function = new ArrayList<>();
        warmUp(warmUp, EVENTS_BEFORE_LATENCY);
        for (int i = 0; i < LATENCY_ROUNDS; i++) {
            loop.add(latency(Way.LOOP, rate));
            function.add(latency(Way.FUNCTION, rate));
        }
        return Latency.of(SteadyRate.EVENTS_PER_SECOND, loop, function);
    }

    private long[] latency(Way way, SteadyRate rate) throws Exception {
        stage.fill(0);
        stage.resume(way);
        long[] nanos = rate.measure(LATENCY_ROUND);
        stage.awaitDrained(way);
        stage.pause(way);
        return nanos;
    }

    @Override
    public void close() {
        workers.values().forEach(each -> each.forEach(Worker::close));
    }
}
