package com.nebengjek.message.endpoint;

import org.jspecify.annotations.Nullable;

/** What came of a request. */
public sealed interface Answer {

    /**
     * The endpoint has answered.
     *
     * @param retryAfter the header, as it was sent
     * @param location the header, as it was sent
     * @param body the beginning of the body, without what no database can keep
     */
    record Answered(int status, @Nullable String retryAfter, @Nullable String location, String body)
            implements Answer {}

    /** Nothing was heard that is an answer; the endpoint may have the message or not. */
    record Unheard(String error) implements Answer {}

    /** There is no such request, and there was none. */
    record Impossible(String reason) implements Answer {}

    /** As many requests as there may be were underway to the endpoint; there was none for this one. */
    record Crowded() implements Answer {}
}
