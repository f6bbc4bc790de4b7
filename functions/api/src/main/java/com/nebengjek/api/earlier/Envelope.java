package com.nebengjek.api.earlier;

import org.jspecify.annotations.Nullable;

/** What the earlier system wrapped its answers in. */
record Envelope<T>(boolean success, String message, @Nullable T data) {

    static <T> Envelope<T> of(String message, @Nullable T data) {
        return new Envelope<>(true, message, data);
    }

    static Envelope<Void> refused(String message) {
        return new Envelope<>(false, message, null);
    }
}
