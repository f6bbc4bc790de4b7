package com.nebengjek.live;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import tools.jackson.databind.JsonNode;

/** Where somebody is; on the wire an array, because there are so many: {@code ["driver", id, latitude, longitude]}. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"role", "id", "latitude", "longitude"})
record LivePosition(String role, String id, double latitude, double longitude) {

    /** @param role as the subject of a position has it */
    static LivePosition of(String role, JsonNode update) {
        return new LivePosition(
                role,
                update.path("user_id").asString(""),
                update.path("latitude").asDouble(),
                update.path("longitude").asDouble());
    }
}
