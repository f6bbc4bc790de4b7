package com.nebengjek.edge.socket;

import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * What waits to be written to one socket: a bounded number of events, and of each kind of position only the latest.
 *
 * <p>Safe for any number of writers and one reader; costs next to nothing while nothing waits.
 */
final class Outbox {

    /** Something in the queue; what it holds is asked for when it is written. */
    private interface Waiting {
        byte[] take();
    }

    private final int capacity;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final Sinks.Many<Waiting> sink = Sinks.unsafe().many().unicast().onBackpressureBuffer(queue);
    private int events;
    private @Nullable Map<String, Latest> positions;

    Outbox(int capacity) {
        this.capacity = capacity;
    }

    /** What to write, as it is asked for. */
    Flux<byte[]> frames() {
        return sink.asFlux().map(this::take);
    }

    private synchronized byte[] take(Waiting waiting) {
        return waiting.take();
    }

    /** An event; false when too many wait already. */
    synchronized boolean offer(byte[] frame) {
        if (events >= capacity) {
            return false;
        }
        add(frame);
        return true;
    }

    /** An event of a number that is bounded elsewhere. */
    synchronized void add(byte[] frame) {
        events++;
        sink.tryEmitNext(() -> {
            events--;
            return frame;
        });
    }

    /** Takes the place of the one of this key that still waits, or else the last place. */
    synchronized void latest(String key, byte[] frame) {
        if (positions == null) {
            positions = HashMap.newHashMap(2);
        }
        Latest waiting = positions.get(key);
        if (waiting != null) {
            waiting.frame = frame;
            return;
        }
        Latest first = new Latest(key, frame);
        positions.put(key, first);
        sink.tryEmitNext(first);
    }

    /** Nothing more comes; what waits is still written. */
    synchronized void end() {
        sink.tryEmitComplete();
    }

    /** Nothing more comes, and what waits is dropped. */
    synchronized void drop() {
        queue.clear();
        end();
    }

    private final class Latest implements Waiting {

        private final String key;
        private byte[] frame;

        private Latest(String key, byte[] frame) {
            this.key = key;
            this.frame = frame;
        }

        @Override
        public byte[] take() {
            if (positions != null) {
                positions.remove(key);
            }
            return frame;
        }
    }
}
