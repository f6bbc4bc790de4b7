package com.nebengjek.bench.scaling.cluster;

import com.nebengjek.bench.scaling.autoscaler.Activation;
import com.nebengjek.bench.scaling.autoscaler.HorizontalPodAutoscaler;
import com.nebengjek.bench.scaling.autoscaler.ScaledObject;
import com.nebengjek.bench.scaling.autoscaler.Trigger;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One function, its processes, and who decides how many there are. */
final class Workload {

    private final ScaledObject object;
    private final ReplicaSet replicas;
    private final Scaler scaler;
    private final Activation activation;
    private final HorizontalPodAutoscaler autoscaler;
    private final Consumer<String> report;
    private final Tally tally = new Tally();
    private List<Double> lastSeen = List.of();
    private Instant nextPoll;
    private Instant nextSync;
    private Instant lastTick;

    /** @param report is told of every change, in words */
    Workload(ScaledObject object, ReplicaSet replicas, Scaler scaler, Instant now, Consumer<String> report) {
        this.object = object;
        this.replicas = replicas;
        this.scaler = scaler;
        this.report = report;
        this.activation = new Activation(object, now);
        this.autoscaler = new HorizontalPodAutoscaler(object);
        this.nextPoll = now;
        this.nextSync = now.plus(object.sync());
        this.lastTick = now;
    }

    /** Does what is due: KEDA's look, the HPA's decision, and what a kubelet does. */
    synchronized void tick(Instant now) throws IOException {
        tally.passed(Duration.between(lastTick, now), replicas.running(), lag() == 0);
        lastTick = now;
        replicas.tend(now).forEach(this::becameReady);
        if (!now.isBefore(nextPoll)) {
            poll(now);
            nextPoll = now.plus(object.poll());
        }
        if (!now.isBefore(nextSync)) {
            sync(now);
            nextSync = now.plus(object.sync());
        }
    }

    private void becameReady(Duration afterItsStart) {
        tally.becameReady(afterItsStart, lag() == 0);
        report.accept("is ready, %,d ms after its start".formatted(afterItsStart.toMillis()));
    }

    private void poll(Instant now) throws IOException {
        List<Double> values = new ArrayList<>();
        boolean active = false;
        for (Trigger trigger : object.triggers()) {
            try {
                double value = scaler.value(trigger);
                values.add(value);
                active |= trigger.isActive(value);
            } catch (Exception unknown) {
                tally.couldNotKnow(unknown);
                return;
            }
        }
        lastSeen = values;
        tally.saw(lag(), replicas.wanted());
        scale(activation.replicas(now, replicas.wanted(), active), now);
    }

    private void sync(Instant now) throws IOException {
        if (replicas.wanted() > 0 && !lastSeen.isEmpty()) {
            scale(autoscaler.replicas(now, replicas.wanted(), lastSeen), now);
        }
        tally.saw(lag(), replicas.wanted());
    }

    private void scale(int wanted, Instant now) throws IOException {
        int before = replicas.wanted();
        replicas.scale(wanted, now);
        if (wanted != before) {
            report.accept("%d → %d, %,.0f waiting".formatted(before, wanted, lag()));
        }
    }

    /** Of all triggers, when they were last looked at. */
    private double lag() {
        return lastSeen.stream().mapToDouble(Double::doubleValue).sum();
    }

    synchronized int wanted() {
        return replicas.wanted();
    }

    synchronized int running() {
        return replicas.running();
    }

    synchronized int ready() {
        return replicas.ready();
    }

    synchronized boolean strike() {
        return replicas.strike();
    }

    synchronized Usage usage() {
        return tally.usage(replicas);
    }

    synchronized void end() {
        replicas.end();
    }
}
