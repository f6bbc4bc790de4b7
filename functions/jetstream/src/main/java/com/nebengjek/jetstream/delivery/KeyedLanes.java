package com.nebengjek.jetstream.delivery;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Events of one key one after the other, events of different keys side by side. */
final class KeyedLanes<E extends Held> implements Intake<E> {

    /** Most keys have nobody waiting: they share this one. */
    private final Queue<E> nobodyWaits = new ArrayDeque<>(0);

    private final Map<String, Queue<E>> lanes = new HashMap<>();
    private final Consumer<E> worker;

    KeyedLanes(Consumer<E> worker) {
        this.worker = worker;
    }

    @Override
    public void offer(E event) {
        synchronized (this) {
            Queue<E> lane = lanes.putIfAbsent(event.key(), nobodyWaits);
            if (lane != null) {
                behind(event, lane);
                return;
            }
        }
        worker.accept(event);
    }

    private void behind(E event, Queue<E> lane) {
        if (lane == nobodyWaits) {
            lane = new ArrayDeque<>();
            lanes.put(event.key(), lane);
        }
        lane.add(event);
    }

    @Override
    public void finished(E event) {
        E next = next(event.key());
        if (next != null) {
            worker.accept(next);
        }
    }

    private synchronized @Nullable E next(String key) {
        Queue<E> lane = lanes.get(key);
        E next = lane == null ? null : lane.poll();
        if (next == null) {
            lanes.remove(key);
        }
        return next;
    }
}
