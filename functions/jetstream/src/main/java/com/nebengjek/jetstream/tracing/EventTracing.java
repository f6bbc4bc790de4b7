package com.nebengjek.jetstream.tracing;

import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import org.jspecify.annotations.Nullable;

/** How events continue traces. Without a tracer the context of an event is passed on as it came. */
public interface EventTracing {

    /** Passes trace context through and records nothing. */
    EventTracing PASS_THROUGH = new EventTracing() {
        @Override
        public Handling handling(String function, ReceivedEvent event) {
            return new Handling() {
                @Override
                public @Nullable String traceParent() {
                    return event.traceParent();
                }

                @Override
                public void end(@Nullable Throwable error) {}
            };
        }

        @Override
        public @Nullable String current() {
            return null;
        }
    };

    /** Starts the span of one function handling one event. */
    Handling handling(String function, ReceivedEvent event);

    /** The W3C trace context of the calling thread's span, if there is one. */
    @Nullable String current();

    /** The span of one function handling one event. */
    interface Handling {

        /** The W3C trace context that outputs continue. */
        @Nullable String traceParent();

        void end(@Nullable Throwable error);
    }
}
