package com.nebengjek.receiver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the requests that came last. */
final class Newest implements Consumer<Received> {

    private static final int KEPT = 1_000;

    private final Deque<Received> requests = new ArrayDeque<>(KEPT + 1);

    @Override
    public synchronized void accept(Received request) {
        requests.addLast(request);
        if (requests.size() > KEPT) {
            requests.removeFirst();
        }
    }

    synchronized List<Received> requests() {
        return List.copyOf(requests);
    }
}
