package com.nebengjek.local.traffic;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The events that were delivered more than once, which are few. */
final class Redeliveries {

    private record Event(String stream, String consumer, long sequence) {}

    private final Map<Event, Long> deliveries = new ConcurrentHashMap<>();

    void note(Acknowledgement said) {
        if (said.delivery() > 1) {
            deliveries.merge(
                    new Event(said.stream(), said.consumer(), said.sequence()), said.delivery(), Math::max);
        }
    }

    int events() {
        return deliveries.size();
    }

    /** Deliveries beyond the first of each event to one consumer. */
    long extra(String stream, String consumer) {
        return deliveries.entrySet().stream()
                .filter(event -> event.getKey().stream().equals(stream)
                        && event.getKey().consumer().equals(consumer))
                .mapToLong(event -> event.getValue() - 1)
                .sum();
    }
}
