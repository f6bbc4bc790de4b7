package com.nebengjek.jetstream.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What has arrived while the last batch was handled is the next batch.
 *
 * <p>One batch at a time, in order of arrival. An event that failed alone keeps its key blocked until it has ended, and
 * what follows it under that key waits.
 */
final class Batches<E extends Held> implements Intake<E> {

    private final Deque<E> arrived = new ArrayDeque<>();
    private final Map<String, Deque<E>> blocked = new HashMap<>();
    private final int maxBatch;
    private final Function<List<E>, CompletableFuture<Void>> handler;
    private final BiConsumer<E, Throwable> failed;
    private boolean busy;

    /**
     * @param handler handles a batch as a whole, or fails as a whole
     * @param failed takes an event that failed alone; it ends the event's delivery some time later
     */
    Batches(
            int maxBatch,
            Function<List<E>, CompletableFuture<Void>> handler,
            BiConsumer<E, Throwable> failed) {
        this.maxBatch = maxBatch;
        this.handler = handler;
        this.failed = failed;
    }

    @Override
    public void offer(E event) {
        synchronized (this) {
            arrived.add(event);
        }
        handleNext();
    }

    @Override
    public void offerAll(List<E> events) {
        synchronized (this) {
            arrived.addAll(events);
        }
        handleNext();
    }

    @Override
    public void finished(E event) {
        synchronized (this) {
            Deque<E> waiting = blocked.remove(event.key());
            if (waiting == null || waiting.isEmpty()) {
                return;
            }
            waiting.descendingIterator().forEachRemaining(arrived::addFirst);
        }
        handleNext();
    }

    private void handleNext() {
        List<E> batch = next();
        if (!batch.isEmpty()) {
            handle(batch).whenComplete((done, impossible) -> {
                synchronized (this) {
                    busy = false;
                }
                handleNext();
            });
        }
    }

    private synchronized List<E> next() {
        if (busy) {
            return List.of();
        }
        List<E> batch = new ArrayList<>(Math.min(maxBatch, arrived.size()));
        while (batch.size() < maxBatch && !arrived.isEmpty()) {
            addUnlessBlocked(arrived.poll(), batch);
        }
        busy = !batch.isEmpty();
        return batch;
    }

    private void addUnlessBlocked(E event, List<E> batch) {
        Deque<E> waiting = blocked.get(event.key());
        if (waiting == null) {
            batch.add(event);
        } else {
            waiting.add(event);
        }
    }

    /** Handles a batch, and when that fails its halves one after the other, until the guilty event is alone. */
    private CompletableFuture<Void> handle(List<E> batch) {
        return handler.apply(batch)
                .handle((done, fault) -> fault == null ? CompletableFuture.<Void>completedFuture(null) : split(batch, fault))
                .thenCompose(next -> next);
    }

    private CompletableFuture<Void> split(List<E> batch, Throwable fault) {
        if (batch.size() == 1) {
            E guilty = batch.getFirst();
            synchronized (this) {
                blocked.putIfAbsent(guilty.key(), new ArrayDeque<>());
            }
            failed.accept(guilty, fault);
            return CompletableFuture.completedFuture(null);
        }
        int middle = batch.size() / 2;
        return handle(batch.subList(0, middle)).thenCompose(done -> handleUnblocked(batch.subList(middle, batch.size())));
    }

    private CompletableFuture<Void> handleUnblocked(List<E> half) {
        List<E> batch = new ArrayList<>(half.size());
        synchronized (this) {
            half.forEach(event -> addUnlessBlocked(event, batch));
        }
        return batch.isEmpty() ? CompletableFuture.completedFuture(null) : handle(batch);
    }
}
