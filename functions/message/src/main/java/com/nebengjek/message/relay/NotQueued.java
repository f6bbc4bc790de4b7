package com.nebengjek.message.relay;

import org.jspecify.annotations.Nullable;

/** The stream has not taken messages, and may take them later. */
final class NotQueued extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotQueued(int messages, @Nullable Throwable cause) {
        super("%d messages were not queued, the first because of %s".formatted(messages, cause), cause);
    }
}
