package com.nebengjek.jetstream.client;

import com.nebengjek.jetstream.Published;
import com.nebengjek.jetstream.publish.Wire;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.PublishOptions;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Publishes to streams, with a bound on what waits for its acknowledgement. */
final class Publisher {

    private final JetStream jetStream;
    private final Wire wire;
    private final ClientSettings settings;
    private final Semaphore places;

    Publisher(Connection connection, JetStream jetStream, ClientSettings settings) {
        this.jetStream = jetStream;
        this.wire = new Wire(connection, settings.compressAbove());
        this.settings = settings;
        this.places = new Semaphore(settings.maxInFlight());
    }

    Wire wire() {
        return wire;
    }

    Published publish(Outgoing outgoing) throws IOException, JetStreamApiException {
        return published(jetStream.publish(outgoing.through(wire), options(outgoing)));
    }

    CompletableFuture<Published> publishAsync(Outgoing outgoing) {
        try {
            NatsMessage message = outgoing.through(wire);
            PublishOptions options = options(outgoing);
            places.acquire();
            return inFlight(message, options);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(interrupted);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private CompletableFuture<Published> inFlight(NatsMessage message, PublishOptions options) {
        CompletableFuture<PublishAck> acknowledged;
        try {
            acknowledged = jetStream.publishAsync(message, options);
        } catch (RuntimeException notSent) {
            places.release();
            throw notSent;
        }
        CompletableFuture<Published> result = new CompletableFuture<>();
        acknowledged
                .copy()
                .orTimeout(options.getStreamTimeout().toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((ack, fault) -> {
                    places.release();
                    if (fault == null) {
                        result.complete(published(ack));
                    } else {
                        result.completeExceptionally(cause(fault));
                    }
                });
        return result;
    }

    private PublishOptions options(Outgoing outgoing) {
        Duration timeout = outgoing.timeout() == null ? settings.timeout() : outgoing.timeout();
        return PublishOptions.builder().streamTimeout(timeout).build();
    }

    boolean awaitAll(Duration limit) throws InterruptedException {
        if (!places.tryAcquire(settings.maxInFlight(), limit.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        places.release(settings.maxInFlight());
        return true;
    }

    /** What happened, without what futures and jnats wrap around it. */
    private static Throwable cause(Throwable fault) {
        boolean wrapper = fault instanceof CompletionException || fault.getClass() == RuntimeException.class;
        return wrapper && fault.getCause() != null ? cause(fault.getCause()) : fault;
    }

    private static Published published(PublishAck ack) {
        return new Published(ack.getStream(), ack.getSeqno(), ack.isDuplicate());
    }
}
