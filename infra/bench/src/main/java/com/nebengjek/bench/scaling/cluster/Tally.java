package com.nebengjek.bench.scaling.cluster;

import java.time.Duration;

/** Counts what the processes of a function cost. */
final class Tally {

    private static final double MILLIS = 1000.0;

    private int most;
    private int late;
    private double podSeconds;
    private double idlePodSeconds;
    private double mostWaiting;
    private Duration slowestStart = Duration.ZERO;

    void passed(Duration time, int pods, boolean idle) {
        double seconds = pods * (time.toMillis() / MILLIS);
        podSeconds += seconds;
        idlePodSeconds += idle ? seconds : 0;
    }

    void becameReady(Duration afterItsStart, boolean idle) {
        late += idle ? 1 : 0;
        slowestStart = afterItsStart.compareTo(slowestStart) > 0 ? afterItsStart : slowestStart;
    }

    void saw(double waiting, int pods) {
        mostWaiting = Math.max(mostWaiting, waiting);
        most = Math.max(most, pods);
    }

    void couldNotKnow(Exception reason) {
        System.err.println("infra/measure: nothing is scaled, for the lag is not known: " + reason);
    }

    Usage usage(ReplicaSet replicas) {
        return new Usage(
                most,
                replicas.started(),
                late,
                replicas.restarted(),
                replicas.overdue(),
                slowestStart.toMillis(),
                podSeconds,
                idlePodSeconds,
                (long) mostWaiting);
    }
}
