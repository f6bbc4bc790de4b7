package com.nebengjek.jetstream;

import reactor.core.publisher.Mono;

/** Publishes events for code that is not a function, such as an edge. Functions return their events instead. */
public interface EventPublisher {

    /**
     * Publishes and waits for the stream's acknowledgement, or for the flush of an event that no stream keeps.
     *
     * <p>Errors: {@link StreamUnavailable} when no stream takes it for now or no acknowledgement came in time; the caller
     * may publish the same id again, and the stream recognises it within its duplicate window. {@link
     * io.nats.client.JetStreamApiException} when the stream refuses it for what it is, {@link PayloadTooLarge} when the
     * server takes nothing of its size.
     */
    Mono<Published> publish(Publication publication);
}
