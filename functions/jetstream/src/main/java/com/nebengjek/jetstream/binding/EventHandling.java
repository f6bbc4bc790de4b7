package com.nebengjek.jetstream.binding;

import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.binding.DefinedFunctions.Handler;
import com.nebengjek.jetstream.binding.Invocation.Output;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import com.nebengjek.jetstream.tracing.EventTracing;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The way of an event through a function: invoke, send what comes out, wait until it is safe. Whoever handed the event
 * out is told after that.
 *
 * <p>In this order, so that a process that dies anywhere on the way leaves the event with who has it, and it is handed
 * out again; what was published already is recognised by its derived id.
 */
final class EventHandling {

    private final String source;
    private final String function;
    private final OutputIds ids;
    private final Invocation invocation;
    private final EventTracing tracing;

    /** Where outputs go. */
    @FunctionalInterface
    interface Outlet {

        /** Completes when the output is safe. */
        CompletableFuture<?> send(Publication output);
    }

    static EventHandling of(Handler handler, FunctionProperties settings, EventTracing tracing) {
        FunctionShape shape = handler.shape();
        Invocation invocation =
                new Invocation(handler.function(), shape.batch(), shape.reactive(), settings.timeout());
        return new EventHandling(handler.name(), invocation, tracing);
    }

    private EventHandling(String function, Invocation invocation, EventTracing tracing) {
        this.function = function;
        this.source = "/functions/" + function;
        this.ids = new OutputIds(function);
        this.invocation = invocation;
        this.tracing = tracing;
    }

    /** Fails with the handler's or the outlet's error. */
    CompletableFuture<Void> handle(List<? extends Input> events, Outlet outlet) {
        Map<Input, EventTracing.Handling> spans = new IdentityHashMap<>(events.size());
        events.forEach(event -> spans.put(event, tracing.handling(function, event.event())));
        EventTracing.Handling call = spanOf(events, spans);
        return invocation
                .invoke(events, call)
                .thenCompose(outputs -> send(outputs, spans, outlet))
                .whenComplete((sent, fault) -> end(call, spans, fault));
    }

    private EventTracing.Handling spanOf(List<? extends Input> events, Map<Input, EventTracing.Handling> spans) {
        EventTracing.Handling only = events.size() == 1 ? spans.get(events.getFirst()) : null;
        return only == null ? tracing.batch(function, spans.values()) : only;
    }

    private static void end(
            EventTracing.Handling call, Map<Input, EventTracing.Handling> spans, @Nullable Throwable fault) {
        spans.values().forEach(span -> span.end(fault));
        if (spans.size() > 1) {
            call.end(fault);
        }
    }

    private CompletableFuture<Void> send(List<Output> outputs, Map<Input, EventTracing.Handling> spans, Outlet outlet) {
        Map<Input, Integer> counts = new IdentityHashMap<>(spans.size());
        CompletableFuture<?>[] acks = new CompletableFuture<?>[outputs.size()];
        for (int i = 0; i < acks.length; i++) {
            Output output = outputs.get(i);
            int index = counts.merge(output.cause(), 1, Integer::sum) - 1;
            acks[i] = outlet.send(publication(output, index, spans.get(output.cause())));
        }
        return CompletableFuture.allOf(acks);
    }

    private Publication publication(Output output, int index, EventTracing.@Nullable Handling span) {
        ReceivedEvent cause = output.cause().event();
        String correlation = cause.correlationId();
        Addressed<?> addressed = addressed(output.event());
        return new Publication(
                addressed,
                ids.idOf(cause, addressed.subject(), index),
                source,
                correlation == null ? output.cause().key() : correlation,
                cause.id(),
                span == null ? null : span.traceParent());
    }

    private static Addressed<?> addressed(Object event) {
        return event instanceof Addressed<?> already
                ? already
                : new Addressed<>(event, Catalogue.typeOf(event.getClass()).subjectOf(event));
    }
}
