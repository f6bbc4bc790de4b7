package com.nebengjek.local.city;

import com.nebengjek.events.Position;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a phone says to the edge, in protocol {@code nebengjek.v1}. Who says it, the edge knows from the token. */
record Frame(String event, Map<String, Object> data) {

    static final String BEACON = "beacon_update";
    static final String FINDER = "finder_update";
    static final String POSITION = "location_update";

    static Frame position(Place here, Instant now) {
        return new Frame(POSITION, Map.of("location", new Position(here.latitude(), here.longitude(), now)));
    }

    static Frame beacon(boolean active, Place here) {
        return new Frame(BEACON, Map.of("is_active", active, "location", here.position()));
    }

    static Frame request(Place pickup, Place destination) {
        return new Frame(
                FINDER,
                Map.of("is_active", true, "location", pickup.position(), "target_location", destination.position()));
    }

    static Frame cancelRequest(UUID request) {
        return new Frame(FINDER, Map.of("is_active", false, "request_id", request));
    }

    static Frame accept(UUID match) {
        return new Frame("match_confirm", Map.of("match_id", match, "status", "ACCEPTED"));
    }

    static Frame reject(UUID match) {
        return new Frame("match_confirm", Map.of("match_id", match, "status", "REJECTED"));
    }

    static Frame start(UUID ride) {
        return new Frame("ride_started", Map.of("ride_id", ride));
    }

    /** @param factor share of the fare that the driver asks for; null for all of it */
    static Frame arrive(UUID ride, @Nullable Double factor) {
        Map<String, Object> data = new HashMap<>(Map.of("ride_id", ride));
        if (factor != null) {
            data.put("adjustment_factor", factor);
        }
        return new Frame("ride_arrived", data);
    }

    static Frame cancelRide(UUID ride) {
        return new Frame("ride_cancel", Map.of("ride_id", ride));
    }

    static Frame pay(UUID ride, UUID payment) {
        return new Frame("payment_processed", Map.of("ride_id", ride, "payment_id", payment));
    }
}
