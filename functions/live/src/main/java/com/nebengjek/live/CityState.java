package com.nebengjek.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a page that is opened now has to be told, and what has changed since pages were told last: positions, of which
 * only the latest counts, and events. For one thread at a time.
 */
final class CityState {

    private static final String BEACON = "user.beacon";
    /** More people than that are more than a page can show. */
    private static final int MOST_PEOPLE = 20_000;

    private final Stories stories;
    private final Map<String, LivePosition> positions = recent();
    private final Map<String, LiveEvent> beacons = recent();
    private final Map<String, LivePosition> moved = new LinkedHashMap<>();
    private final List<LiveEvent> happened = new ArrayList<>();
    private long events;

    /**
     * What pages are told, in one message.
     *
     * @param count of all events since the feed began, positions included
     */
    record Batch(long count, List<LivePosition> positions, List<LiveEvent> events) {}

    CityState(LiveSettings.Feed settings) {
        this.stories = new Stories(settings.stories(), settings.ended());
    }

    private static <V> Map<String, V> recent() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST_PEOPLE;
            }
        };
    }

    void moved(LivePosition position) {
        events++;
        positions.put(position.id(), position);
        moved.put(position.id(), position);
    }

    void happened(LiveEvent event) {
        events++;
        if (event.kind().equals(BEACON)) {
            beacons.put(event.data().path("user_id").asString(""), event);
            happened.add(event);
        } else if (stories.add(event)) {
            happened.add(event);
        }
    }

    /** Everything, for a page that knows nothing. */
    Batch present() {
        List<LiveEvent> known = Stream.concat(beacons.values().stream(), stories.events().stream()).toList();
        return new Batch(events, List.copyOf(positions.values()), known);
    }

    /** What is new since this was asked last. */
    Batch news() {
        Batch batch = new Batch(events, List.copyOf(moved.values()), List.copyOf(happened));
        moved.clear();
        happened.clear();
        return batch;
    }
}
