package com.nebengjek.jetstream.delivery;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import java.util.concurrent.CompletableFuture;

/** Lets work pass side by side, until something must be done alone: then that waits for all, and all wait for that. */
final class Turnstile {

    private final Queue<Supplier<CompletableFuture<?>>> lone = new ArrayDeque<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int inside;

    /** Whether work may begin now, which must call {@link #leave} when it is done; if not, {@link #enter} makes it wait. */
    synchronized boolean isEntered() {
        if (!lone.isEmpty()) {
            return false;
        }
        inside++;
        return true;
    }

    /** Runs the work now, or once nothing has to be alone any more. The work must call {@link #leave} when it is done. */
    void enter(Runnable work) {
        synchronized (this) {
            if (!isEntered()) {
                waiting.add(work);
                return;
            }
        }
        work.run();
    }

    void leave() {
        synchronized (this) {
            inside--;
        }
        runLone();
    }

    /** Runs the work when nothing else is inside, and lets nothing in until its future has ended. */
    void alone(Supplier<CompletableFuture<?>> work) {
        boolean first;
        synchronized (this) {
            first = lone.isEmpty();
            lone.add(work);
        }
        if (first) {
            runLone();
        }
    }

    private void runLone() {
        Supplier<CompletableFuture<?>> work;
        synchronized (this) {
            work = inside == 0 ? lone.peek() : null;
            if (work == null) {
                return;
            }
            inside++;
        }
        work.get().whenComplete((done, fault) -> finishLone());
    }

    private void finishLone() {
        Queue<Runnable> admitted = new ArrayDeque<>();
        synchronized (this) {
            lone.remove();
            inside--;
            if (lone.isEmpty()) {
                admitted.addAll(waiting);
                waiting.clear();
                inside += admitted.size();
            }
        }
        admitted.forEach(Runnable::run);
        runLone();
    }
}
