package com.nebengjek.jetstream.binding;

import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * Publishes what the flux of a supplier emits, from the start of the application to its drain.
 *
 * <p>The flux is asked for no more than {@code max-in-flight} events whose acknowledgement is awaited. When it fails, the
 * supplier is asked for a new one, after a wait that grows with each failure in a row; when it completes, that was all.
 * An event that the server does not take is published again, with the same id, until it does.
 *
 * <p>The id of an event is derived from the function's name, the subject and the content, never from a clock or from
 * chance: what a flux emits again after a failure or a restart is recognised by the stream within its duplicate window.
 * A supplier whose events may be alike and still be two, or that knows better ids, emits {@link Publication}s, which
 * carry their own.
 */
final class SupplierPublishing {

    private static final Logger log = LoggerFactory.getLogger(SupplierPublishing.class);

    private final String function;
    private final OutputIds ids;
    private final JetStreamEventPublisher publisher;
    private final FunctionProperties settings;
    private final Sinks.Empty<Void> stop = Sinks.empty();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Disposable subscription;

    SupplierPublishing(
            String function,
            Supplier<Flux<Object>> supplier,
            JetStreamEventPublisher publisher,
            FunctionProperties settings) {
        this.function = function;
        this.ids = new OutputIds(function);
        this.publisher = publisher;
        this.settings = settings;
        this.subscription = Flux.defer(supplier)
                .retryWhen(backoff("its flux failed"))
                .takeUntilOther(stop.asMono())
                .flatMap(this::publish, settings.maxInFlight())
                .doFinally(signal -> ended.complete(null))
                .subscribe();
    }

    /** Takes nothing more from the flux; what was taken is still published. */
    void stop() {
        stop.tryEmitEmpty();
    }

    /** Waits for the acknowledgements of what was taken. */
    void awaitEnd(Duration limit) {
        try {
            ended.get(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            log.warn("{}: not all events were acknowledged within {}", function, limit);
        } catch (Exception impossible) {
            Thread.currentThread().interrupt();
        } finally {
            subscription.dispose();
        }
    }

    private Mono<?> publish(Object emitted) {
        return Mono.defer(() -> publisher.publish(publicationOf(emitted)))
                .retryWhen(backoff("an event was not taken").filter(SupplierPublishing::mayBeTakenLater))
                .onErrorResume(fault -> {
                    log.error(
                            "{}: {} can never be published and is left out: {}",
                            function,
                            emitted.getClass().getSimpleName(),
                            fault.toString());
                    return Mono.empty();
                });
    }

    private static boolean mayBeTakenLater(Throwable fault) {
        return fault instanceof IOException
                || fault instanceof JetStreamApiException
                || fault instanceof TimeoutException
                || fault instanceof IllegalStateException;
    }

    private RetryBackoffSpec backoff(String what) {
        return Retry.backoff(Long.MAX_VALUE, settings.backoff())
                .maxBackoff(settings.maxBackoff())
                .transientErrors(true)
                .doBeforeRetry(signal -> log.warn("{}: {}, trying again: {}", function, what, signal.failure().toString()));
    }

    private Publication publicationOf(Object emitted) {
        return emitted instanceof Publication own ? own : Publication.of(emitted, idOf(emitted), "/functions/" + function);
    }

    private UUID idOf(Object event) {
        if (event instanceof Addressed<?>(Object data, String subject)) {
            return ids.idOf(subject, Catalogue.typeOf(data.getClass()).encode(data));
        }
        EventType<?> type = Catalogue.typeOf(event.getClass());
        return ids.idOf(type.subjectOf(event), type.encode(event));
    }
}
