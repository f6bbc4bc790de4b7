package com.nebengjek.live;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An event as the pages see it.
 *
 * @param kind service and action of its type, such as {@code match.request}
 * @param time when it happened, RFC 3339
 */
record LiveEvent(String id, String kind, String time, JsonNode data) {

    private static final String PREFIX = "com.nebengjek.";
    private static final List<String> STORY_IDS = List.of("request_id", "match_id", "ride_id");
    private static final Set<String> ENDS = Set.of("match.unmatched", "ride.completed", "ride.cancelled");

    static LiveEvent of(ReceivedEvent event) {
        return new LiveEvent(
                event.id(),
                kind(event.type()),
                event.attributes().getOrDefault("time", ""),
                EventJson.mapper().readTree(event.data()));
    }

    private static String kind(String type) {
        String named = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
        return named.replaceFirst("\\.v\\d+$", "");
    }

    /** The ids of request, offer and ride that it names: events that share one tell the same story. */
    @JsonIgnore
    List<String> storyIds() {
        return Stream.of(data, data.path("ride"))
                .flatMap(part -> STORY_IDS.stream().map(name -> part.path(name).asString("")))
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    @JsonIgnore
    boolean endsStory() {
        return ENDS.contains(kind);
    }
}
