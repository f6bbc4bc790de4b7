package com.nebengjek.edge.socket;

import com.nebengjek.edge.outbound.Delivery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts what was missed before what comes meanwhile: live events are held until the replay is through, and those that
 * were part of it are dropped.
 */
final class Resumption {

    private final int capacity;
    private final Set<String> replayed = new HashSet<>();
    private @Nullable List<Delivery> held = new ArrayList<>();

    Resumption(int capacity) {
        this.capacity = capacity;
    }

    enum Live {
        /** To be sent now. */
        PASS,
        /** Kept for later, or part of the replay. */
        TAKEN,
        /** More than can be held. */
        OVERFLOW
    }

    /** What to do with an event that came live. */
    synchronized Live live(Delivery delivery) {
        if (held == null) {
            return replayed.contains(delivery.id()) ? Live.TAKEN : Live.PASS;
        }
        if (held.size() >= capacity) {
            return Live.OVERFLOW;
        }
        held.add(delivery);
        return Live.TAKEN;
    }

    /** Sends the missed events, then what ends the replay, then what was held; live events wait until it is done. */
    synchronized void release(List<Delivery> missed, Consumer<Delivery> send, Runnable end) {
        for (Delivery delivery : missed) {
            if (replayed.add(delivery.id())) {
                send.accept(delivery);
            }
        }
        end.run();
        List<Delivery> waited = held == null ? List.of() : held;
        held = null;
        waited.stream().filter(delivery -> !replayed.contains(delivery.id())).forEach(send);
    }
}
