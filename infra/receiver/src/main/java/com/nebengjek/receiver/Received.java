package com.nebengjek.receiver;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived.
 *
 * @param id its {@code webhook-id}; null without one
 * @param headers by their names in lower case
 * @param tries how often this message has come to this path before
 * @param signed whether its signature is good; true when signatures are not checked
 * @param answer what was done with it, as scripts name it
 */
public record Received(
        Instant at,
        String path,
        @Nullable String id,
        Map<String, String> headers,
        String body,
        long tries,
        boolean signed,
        String answer) {}
