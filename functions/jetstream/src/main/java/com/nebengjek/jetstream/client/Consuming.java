package com.nebengjek.jetstream.client;

/** A handler at work on a consumer's messages. */
public interface Consuming extends AutoCloseable {

    /**
     * Fetches nothing more, gives back what waits, and returns when what is being handled has ended, at the latest
     * after the drain time of its settings; what is not done by then is handed out again.
     */
    void stop();

    @Override
    default void close() {
        stop();
    }
}
