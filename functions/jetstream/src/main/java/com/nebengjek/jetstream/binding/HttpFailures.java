package com.nebengjek.jetstream.binding;

import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.Later;
import com.nebengjek.jetstream.PayloadTooLarge;
import com.nebengjek.jetstream.delivery.Classification;
import com.nebengjek.jetstream.probe.Problems;
import com.nebengjek.jetstream.probe.Route.Answer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the sender of an event is told of a failure: 4xx of what can never succeed, 5xx of what is to be sent again.
 *
 * <p>404, 408, 409 and 429 are never given, for those Knative sends again.
 */
record HttpFailures(Classification classification) {

    private static final Logger log = LoggerFactory.getLogger(HttpFailures.class);
    private static final int UNPROCESSABLE = 422;
    private static final Duration SOON = Duration.ofSeconds(1);

    Answer of(Throwable failure) {
        Throwable fault = Classification.unwrap(failure);
        if (fault instanceof Later later) {
            return retryAfter(later.delay(), "not due yet");
        }
        return switch (classification.of(fault)) {
            case INVALID -> invalid(fault);
            case UNAVAILABLE -> {
                log.warn("an event was turned away, something its handler needs is away: {}", fault.toString());
                yield retryAfter(SOON, "something is away for the moment");
            }
            case TRANSIENT -> {
                log.error("the handler of a posted event failed", fault);
                yield Problems.of(500, "the function failed: send the event again");
            }
        };
    }

    private static Answer invalid(Throwable fault) {
        log.warn("an event was refused: {}", fault.toString());
        return switch (fault) {
            case InvalidData data -> Problems.field(UNPROCESSABLE, data.field(), data.fault());
            case PayloadTooLarge output -> Problems.of(UNPROCESSABLE, "an output is too large for its stream");
            default -> Problems.of(UNPROCESSABLE, "the function refuses the event: it can never succeed");
        };
    }

    /** Whole seconds, at least one. */
    private static Answer retryAfter(Duration wait, String why) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return Problems.of(503, why + ": send the event again").with("Retry-After", Long.toString(seconds));
    }
}
