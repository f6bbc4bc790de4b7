package com.nebengjek.jetstream.tracing;

import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How events continue traces. Without a tracer the context of an event is passed on as it came. */
public interface EventTracing {

    /** Passes trace context through and records nothing. */
    EventTracing PASS_THROUGH = new EventTracing() {
        @Override
        public Handling handling(String function, ReceivedEvent event) {
            return new Unrecorded(event.traceParent());
        }

        @Override
        public Handling batch(String function, Collection<Handling> events) {
            return new Unrecorded(null);
        }

        @Override
        public @Nullable String current() {
            return null;
        }
    };

    /** Starts the span of one function handling one event. */
    Handling handling(String function, ReceivedEvent event);

    /** Starts the span of one function handling several events at once, with a link to the span of each of them. */
    Handling batch(String function, Collection<Handling> events);

    /** The W3C trace context of the calling thread's span, if there is one. */
    @Nullable String current();

    /** The span of one function handling one event or a batch. */
    interface Handling {

        /** The W3C trace context that outputs continue. */
        @Nullable String traceParent();

        /** Makes it the calling thread's span until the scope is closed. */
        Scope open();

        void end(@Nullable Throwable error);
    }

    /** The time in which a span is the calling thread's. */
    interface Scope extends AutoCloseable {

        @Override
        void close();
    }

    /** Passes trace context through. */
    record Unrecorded(@Nullable String traceParent) implements Handling {

        private static final Scope NOTHING = () -> {};

        @Override
        public Scope open() {
            return NOTHING;
        }

        @Override
        public void end(@Nullable Throwable error) {}
    }
}
