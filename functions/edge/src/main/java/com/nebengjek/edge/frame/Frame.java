package com.nebengjek.edge.frame;

import com.nebengjek.events.catalogue.EventJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One message on a socket, in either direction.
 *
 * @param event what it is about
 * @param id from a client, its own id of the frame; to a client, the id of the frame that is answered or of the event
 *     that is told
 */
public record Frame(String event, @Nullable String id, JsonNode data) {

    public Frame withId(@Nullable String other) {
        return new Frame(event, other, data);
    }

    /** JSON in UTF-8. */
    public byte[] encode() {
        return EventJson.mapper().writeValueAsBytes(this);
    }
}
