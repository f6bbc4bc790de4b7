package com.nebengjek.bench.scaling.rates;

import com.nebengjek.bench.scaling.cluster.Pod;
import com.nebengjek.bench.scaling.cluster.PodTemplate;
import com.nebengjek.bench.scaling.cluster.Programs;
import com.nebengjek.bench.scaling.cluster.Site;
import com.nebengjek.topology.ConsumerSpec;
import com.nebengjek.topology.Topology;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Starts one process of a function, measures how fast it works off what waits, and ends it. */
final class Stopwatch {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int LOOK_MS = 20;

    private final Topology topology = Topology.load();
    private final JetStreamManagement management;
    private final Programs programs;

    Stopwatch(Site site, Programs programs) throws Exception {
        this.management = site.nats().jetStreamManagement();
        this.programs = programs;
    }

    /** @throws IllegalStateException when the process ends, or does not get done */
    Rate of(PodTemplate template) throws Exception {
        return of(template, () -> lag(template.function()));
    }

    /** @param waiting how much is left to do */
    Rate of(PodTemplate template, Callable<Long> waiting) throws Exception {
        long all = waiting.call();
        if (all == 0) {
            throw new IllegalStateException("nothing waits for " + template.function());
        }
        Pod pod = programs.start(template);
        try {
            await(template, pod, waiting, all * 4 / 5);
            long first = waiting.call();
            long began = System.nanoTime();
            Duration busy = pod.processorTime();
            await(template, pod, waiting, 0);
            double seconds = (System.nanoTime() - began) / 1e9;
            double processor = pod.processorTime().minus(busy).toNanos() / 1e9;
            pod.terminate(Instant.now());
            pod.awaitEnd();
            return new Rate(first, first / seconds, first / processor);
        } finally {
            pod.kill();
        }
    }

    private static void await(PodTemplate template, Pod pod, Callable<Long> waiting, long left) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (waiting.call() > left) {
            if (!pod.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%s has not got done within %s: %d left".formatted(template.function(), LIMIT, waiting.call()));
            }
            Thread.sleep(LOOK_MS);
        }
    }

    private long lag(String function) throws Exception {
        long lag = 0;
        for (ConsumerSpec consumer : topology.consumersOf(function)) {
            ConsumerInfo info = management.getConsumerInfo(consumer.stream(), consumer.durable());
            lag += info.getNumPending() + info.getNumAckPending();
        }
        return lag;
    }
}
