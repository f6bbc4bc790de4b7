package com.nebengjek.edge.frame;

import java.util.Locale;

/** Why the edge refuses a frame; refusals by a rule of matching or riding carry that rule's own code. */
public enum ErrorCode {
    /** Not JSON, not a frame, or data that breaks the schema of its event. */
    INVALID_FORMAT,
    /** As {@link #INVALID_FORMAT}, of a {@code beacon_update}. */
    INVALID_BEACON,
    /** As {@link #INVALID_FORMAT}, of a {@code location_update}. */
    INVALID_LOCATION,
    /** As {@link #INVALID_FORMAT}, of a {@code match_confirm}. */
    MATCH_UPDATE_FAILED,
    /** An event that clients do not send. */
    UNKNOWN_EVENT,
    /** No token, or one that is not good; the socket closes. */
    UNAUTHORIZED,
    /** The event is for the other role. */
    ACCESS_DENIED,
    /** More frames than allowed; send it again later. */
    RATE_LIMITED,
    /** Nothing is wrong with the frame; send it again with the same id. */
    SYSTEM_UNAVAILABLE;

    /** As frames spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
