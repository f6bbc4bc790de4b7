package com.nebengjek.payment.provider;

import java.time.Duration;

/** The provider did not answer, or said that it cannot now; what became of the charge is not known. */
public final class ProviderUnavailable extends RuntimeException {

    private final Duration retryAfter;

    ProviderUnavailable(String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    ProviderUnavailable(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** When to ask again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
