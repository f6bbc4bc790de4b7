package com.nebengjek.jetstream.tracing;

import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Continues traces with whatever tracer Micrometer Tracing bridges to. */
public final class MicrometerTracing implements EventTracing {

    private static final String TRACE_PARENT = "traceparent";
    private static final String TRACE_STATE = "tracestate";

    private final Tracer tracer;
    private final Propagator propagator;

    public MicrometerTracing(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public Handling handling(String function, ReceivedEvent event) {
        Span span = propagator
                .extract(event, MicrometerTracing::header)
                .kind(Span.Kind.CONSUMER)
                .name(function)
                .tag("messaging.system", "nats")
                .tag("messaging.message.id", event.id())
                .tag("cloudevents.event_type", event.type())
                .start();
        return new SpanHandling(span);
    }

    @Override
    public Handling batch(String function, Collection<Handling> events) {
        Span.Builder span = tracer.spanBuilder()
                .setNoParent()
                .kind(Span.Kind.CONSUMER)
                .name(function)
                .tag("messaging.system", "nats")
                .tag("messaging.batch.message_count", events.size());
        for (Handling event : events) {
            if (event instanceof SpanHandling handling) {
                span.addLink(new Link(handling.span.context()));
            }
        }
        return new SpanHandling(span.start());
    }

    private static @Nullable String header(ReceivedEvent event, String name) {
        return switch (name) {
            case TRACE_PARENT -> event.traceParent();
            case TRACE_STATE -> event.traceState();
            default -> null;
        };
    }

    @Override
    public @Nullable String current() {
        Span span = tracer.currentSpan();
        return span == null ? null : inject(span);
    }

    private @Nullable String inject(Span span) {
        Map<String, String> headers = new HashMap<>();
        propagator.inject(span.context(), headers, (carrier, name, value) -> {
            if (carrier != null) {
                carrier.put(name, value);
            }
        });
        return headers.get(TRACE_PARENT);
    }

    private final class SpanHandling implements Handling {

        private final Span span;

        private SpanHandling(Span span) {
            this.span = span;
        }

        @Override
        public @Nullable String traceParent() {
            return inject(span);
        }

        @Override
        public Scope open() {
            Tracer.SpanInScope scope = tracer.withSpan(span);
            return scope::close;
        }

        @Override
        public void end(@Nullable Throwable error) {
            if (error != null) {
                span.error(error);
            }
            span.end();
        }
    }
}
