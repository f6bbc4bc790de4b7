package com.nebengjek.local.city;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What really happened in the city, as its people saw it. Used on the timeline only. */
final class Logbook {

    private final Map<UUID, Inquiry> inquiries = new HashMap<>();
    private final Map<UUID, Double> metres = new HashMap<>();

    /** A request. Its offers, and even its answer, may be seen before its passenger has heard which id it got. */
    private static final class Inquiry {

        private @Nullable Instant asked;
        private @Nullable Instant offered;
        private boolean answered;

        private @Nullable Duration offerLatency() {
            return asked == null || offered == null ? null : Duration.between(asked, offered);
        }
    }

    private Inquiry inquiry(UUID request) {
        return inquiries.computeIfAbsent(request, id -> new Inquiry());
    }

    void asked(UUID request, Instant sent) {
        inquiry(request).asked = sent;
    }

    /** Only the first offer says how fast they come: the drivers of later ones were not to be asked at once. */
    void offered(UUID request, Instant seen) {
        Inquiry inquiry = inquiry(request);
        if (inquiry.offered == null) {
            inquiry.offered = seen;
        }
    }

    /** A driver, none, or a refusal. */
    void answered(UUID request) {
        inquiry(request).answered = true;
    }

    void drove(UUID ride, double driven) {
        metres.put(ride, driven);
    }

    Truth truth() {
        Map<UUID, Instant> unanswered = inquiries.entrySet().stream()
                .filter(inquiry -> !inquiry.getValue().answered && inquiry.getValue().asked != null)
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, inquiry -> Objects.requireNonNull(inquiry.getValue().asked)));
        List<Duration> latencies = inquiries.values().stream()
                .map(Inquiry::offerLatency)
                .filter(Objects::nonNull)
                .toList();
        return new Truth(inquiries.size(), unanswered, Map.copyOf(metres), latencies);
    }
}
