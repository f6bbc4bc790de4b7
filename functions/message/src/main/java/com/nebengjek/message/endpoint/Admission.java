package com.nebengjek.message.endpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request may go to an endpoint now.
 *
 * @param trial whether it is the one by which the circuit breaker sees if the endpoint is back
 * @param due when to ask again, if it may not; null when nobody knows yet
 */
public record Admission(boolean granted, boolean trial, @Nullable Instant due) {}
