package com.nebengjek.jetstream;

import org.jspecify.annotations.Nullable;

/**
 * Says what the failure of a handler means. Beans of this type are asked in their order, the first that knows decides;
 * what none knows is {@link Kind#TRANSIENT}.
 */
@FunctionalInterface
public interface FailureClassifier {

    /** What a failure means for the event at hand. */
    enum Kind {
        /** It can never succeed: a dead letter at once. */
        INVALID,
        /** It may succeed later: tried again after a wait, a bounded number of times. */
        TRANSIENT,
        /** Something the handler depends on is away: waits for it without costing an attempt. */
        UNAVAILABLE
    }

    /** The meaning of a failure, or null when this classifier does not know it. */
    @Nullable Kind classify(Throwable failure);
}
