package com.nebengjek.match;

import com.nebengjek.events.Haversine;
import com.nebengjek.events.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where somebody was last, and when: the truth about a driver who is filed in several cells. */
record LastPosition(double latitude, double longitude, Instant at) {

    static final List<String> FIELDS = List.of("lat", "lon", "ts");

    /** Reads the values of {@link #FIELDS}; empty when one is missing. */
    static Optional<LastPosition> of(List<@Nullable String> values) {
        String latitude = values.get(0);
        String longitude = values.get(1);
        String millis = values.get(2);
        if (latitude == null || longitude == null || millis == null) {
            return Optional.empty();
        }
        return Optional.of(new LastPosition(
                Double.parseDouble(latitude),
                Double.parseDouble(longitude),
                Instant.ofEpochMilli(Long.parseLong(millis))));
    }

    double metresTo(Position place) {
        return Haversine.metres(latitude, longitude, place.latitude(), place.longitude());
    }
}
