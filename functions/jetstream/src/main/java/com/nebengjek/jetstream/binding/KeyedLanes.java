package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.binding.Delivery.Decoded;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Events of one key one after the other, events of different keys side by side. */
final class KeyedLanes implements Intake {

    private static final Queue<Decoded> NOBODY_WAITS = new ArrayDeque<>(0);

    private final Map<String, Queue<Decoded>> lanes = new HashMap<>();
    private final Consumer<Decoded> worker;

    KeyedLanes(Consumer<Decoded> worker) {
        this.worker = worker;
    }

    @Override
    public void offer(Decoded event) {
        synchronized (this) {
            Queue<Decoded> lane = lanes.putIfAbsent(event.key(), NOBODY_WAITS);
            if (lane != null) {
                behind(event, lane);
                return;
            }
        }
        worker.accept(event);
    }

    private void behind(Decoded event, Queue<Decoded> lane) {
        if (lane == NOBODY_WAITS) {
            lane = new ArrayDeque<>();
            lanes.put(event.key(), lane);
        }
        lane.add(event);
    }

    @Override
    public void finished(Decoded event) {
        Decoded next = next(event.key());
        if (next != null) {
            worker.accept(next);
        }
    }

    private synchronized @Nullable Decoded next(String key) {
        Queue<Decoded> lane = lanes.get(key);
        Decoded next = lane == null ? null : lane.poll();
        if (next == null) {
            lanes.remove(key);
        }
        return next;
    }
}
