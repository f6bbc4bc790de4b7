package com.nebengjek.jetstream.client;

/**
 * Handles a message, or the messages of a batch, on a virtual thread; it may block.
 *
 * <p>Returning acknowledges. Throwing is tried again after a wait, and in the end a dead letter; {@link
 * com.nebengjek.jetstream.Later} is tried again when it is due and costs no attempt, {@link
 * com.nebengjek.events.catalogue.InvalidData} is a dead letter at once.
 */
@FunctionalInterface
public interface Handler<T> {

    void handle(T received) throws Exception;
}
