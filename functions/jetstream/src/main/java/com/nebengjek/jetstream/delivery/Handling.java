package com.nebengjek.jetstream.delivery;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What is done with the events of one or more consumers.
 *
 * @param name whose events these are, in logs, metrics and dead letters
 * @param maxBatch how many events are handled at once at most; one after the other per key when empty
 * @param decoder reads a delivery; empty for what the handler does not take, {@link
 *     com.nebengjek.events.catalogue.InvalidData} for what nobody can read
 * @param handler acknowledges what it has handled, or fails with nothing acknowledged
 */
public record Handling<E extends Held>(
        String name,
        Optional<Integer> maxBatch,
        Function<Delivery, Optional<E>> decoder,
        Function<List<E>, CompletableFuture<Void>> handler) {}
