package com.nebengjek.replay;

import com.nebengjek.local.recording.RecordedEvent;
import java.time.Instant;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** When a function decided what it told, as exactly as the event says. */
final class Moment {

    private Moment() {}

    static Instant of(RecordedEvent told) {
        JsonNode at = told.data().path("at");
        String published = told.event().attributes().get("time");
        return Instant.parse(
                at.isString() ? at.asString() : Objects.requireNonNullElse(published, told.arrival().toString()));
    }
}
