package com.nebengjek.bench.scaling.cluster;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The processes of one function, as many as are wanted: started at once, ended as a kubelet does, and started again when they
 * end by themselves.
 */
final class ReplicaSet {

    private final PodTemplate template;
    private final Programs programs;
    private final List<Pod> pods = new ArrayList<>();
    private final List<Pod> ending = new ArrayList<>();
    private int started;
    private int restarted;
    private int killed;
    private boolean ended;

    ReplicaSet(PodTemplate template, Programs programs) {
        this.template = template;
        this.programs = programs;
    }

    int wanted() {
        return pods.size();
    }

    /** Pods that use memory: those that are wanted, and those that have not ended yet. */
    int running() {
        return pods.size() + ending.size();
    }

    int ready() {
        return (int) pods.stream().filter(Pod::isReady).count();
    }

    int started() {
        return started;
    }

    int restarted() {
        return restarted;
    }

    /** How many had to be killed after their grace period. */
    int overdue() {
        return killed;
    }

    void scale(int wanted, Instant now) throws IOException {
        while (!ended && pods.size() < wanted) {
            pods.add(programs.start(template));
            started++;
        }
        while (pods.size() > wanted) {
            Pod victim = pods.stream().min(Comparator.comparing(Pod::isReady)).orElseThrow();
            pods.remove(victim);
            victim.terminate(now);
            ending.add(victim);
        }
    }

    /**
     * Looks after the processes.
     *
     * @return of those that have become ready since, how long each took from its start
     */
    List<Duration> tend(Instant now) throws IOException {
        for (int i = 0; i < pods.size(); i++) {
            if (!ended && !pods.get(i).isAlive()) {
                pods.set(i, programs.start(template));
                restarted++;
            }
        }
        ending.removeIf(pod -> !pod.isAlive());
        ending.stream().filter(pod -> pod.isOverdue(now, template.grace())).forEach(pod -> {
            pod.kill();
            killed++;
        });
        return pods.stream().map(Pod::becameReady).flatMap(Optional::stream).toList();
    }

    /** kill -9 of one that is ready; false when none is. */
    boolean strike() {
        return pods.stream().filter(Pod::isReady).findFirst().map(pod -> {
            pod.kill();
            pod.awaitEnd();
            return true;
        }).orElse(false);
    }

    /** Kills all of them, and starts none any more. */
    void end() {
        ended = true;
        List<Pod> all = new ArrayList<>(pods);
        all.addAll(ending);
        all.forEach(Pod::kill);
        all.forEach(Pod::awaitEnd);
        pods.clear();
        ending.clear();
    }
}
