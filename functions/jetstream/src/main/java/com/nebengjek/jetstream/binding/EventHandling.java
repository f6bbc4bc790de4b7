package com.nebengjek.jetstream.binding;

import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.Published;
import com.nebengjek.jetstream.binding.Invocation.Output;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.tracing.EventTracing;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The way of an event through a function: invoke, publish what comes out, wait for the stream's word, acknowledge.
 *
 * <p>In this order, so that a process that dies anywhere on the way leaves the event with the server, which hands it
 * out again; what was published already is recognised by its derived id.
 */
final class EventHandling {

    private final String source;
    private final String function;
    private final OutputIds ids;
    private final Invocation invocation;
    private final JetStreamEventPublisher publisher;
    private final EventTracing tracing;

    EventHandling(String function, Invocation invocation, JetStreamEventPublisher publisher, EventTracing tracing) {
        this.function = function;
        this.source = "/functions/" + function;
        this.ids = new OutputIds(function);
        this.invocation = invocation;
        this.publisher = publisher;
        this.tracing = tracing;
    }

    /** Fails with the handler's or the publish's error, with nothing acknowledged. */
    CompletableFuture<Void> handle(List<Decoded> events) {
        Map<Decoded, EventTracing.Handling> spans = new IdentityHashMap<>(events.size());
        events.forEach(event -> spans.put(event, tracing.handling(function, event.event())));
        EventTracing.Handling call = spanOf(events, spans);
        return invocation
                .invoke(events, call)
                .thenCompose(outputs -> publish(outputs, spans))
                .whenComplete((published, fault) -> end(call, spans, fault))
                .thenRun(() -> events.forEach(event -> event.delivery().ack()));
    }

    private EventTracing.Handling spanOf(List<Decoded> events, Map<Decoded, EventTracing.Handling> spans) {
        EventTracing.Handling only = events.size() == 1 ? spans.get(events.getFirst()) : null;
        return only == null ? tracing.batch(function, spans.values()) : only;
    }

    private static void end(
            EventTracing.Handling call, Map<Decoded, EventTracing.Handling> spans, @Nullable Throwable fault) {
        spans.values().forEach(span -> span.end(fault));
        if (spans.size() > 1) {
            call.end(fault);
        }
    }

    private CompletableFuture<Void> publish(List<Output> outputs, Map<Decoded, EventTracing.Handling> spans) {
        Map<Decoded, Integer> counts = new IdentityHashMap<>(spans.size());
        CompletableFuture<?>[] acks = new CompletableFuture<?>[outputs.size()];
        for (int i = 0; i < acks.length; i++) {
            Output output = outputs.get(i);
            int index = counts.merge(output.cause(), 1, Integer::sum) - 1;
            acks[i] = publish(output, index, spans.get(output.cause()));
        }
        return CompletableFuture.allOf(acks);
    }

    private CompletableFuture<Published> publish(Output output, int index, EventTracing.@Nullable Handling span) {
        ReceivedEvent cause = output.cause().event();
        String correlation = cause.correlationId();
        Addressed<?> addressed = addressed(output.event());
        return publisher.send(new Publication(
                addressed,
                ids.idOf(cause, addressed.subject(), index),
                source,
                correlation == null ? output.cause().key() : correlation,
                cause.id(),
                span == null ? null : span.traceParent()));
    }

    private static Addressed<?> addressed(Object event) {
        return event instanceof Addressed<?> already
                ? already
                : new Addressed<>(event, Catalogue.typeOf(event.getClass()).subjectOf(event));
    }
}
