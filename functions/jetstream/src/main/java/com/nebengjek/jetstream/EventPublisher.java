package com.nebengjek.jetstream;

import reactor.core.publisher.Mono;

/** Publishes events for code that is not a function, such as an edge. Functions return their events instead. */
public interface EventPublisher {

    /**
     * Publishes and waits for the stream's acknowledgement, or for the flush of an event that no stream keeps.
     *
     * <p>Errors: {@link io.nats.client.JetStreamApiException} when the stream refuses it, {@link java.io.IOException}
     * when the server is away, {@link java.util.concurrent.TimeoutException} when no acknowledgement came in time; the
     * caller may publish the same id again, and the stream recognises it within its duplicate window.
     */
    Mono<Published> publish(Publication publication);
}
