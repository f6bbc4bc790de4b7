package com.nebengjek.jetstream.metrics;

import io.micrometer.core.instrument.Tags;

/** Whose events are measured: a function's, on one durable consumer of one stream. */
public record ConsumerTags(String function, String stream, String consumer) {

    Tags tags() {
        return Tags.of("function", function, "stream", stream, "consumer", consumer);
    }
}
