package com.nebengjek.replay;

import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.jetstream.binding.BoundFunction.Answer;
import com.nebengjek.local.recording.RecordedEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event that a function told, comparable with the same one told at another time.
 *
 * @param id derived from its cause, so that equal ids mean the same output of the same input
 * @param data without what a function takes from its clock or makes up: what is left follows from its inputs
 */
record Told(String function, String cause, String id, String subject, String data) {

    private static final String FUNCTIONS = "/functions/";

    /** Which of the meters of a ride counted: their ids are random. */
    private static final Set<String> OF_THE_MOMENT = Set.of("meter_id");

    /** Where a driver was when a meter was closed, not where the ride ended. */
    private static final Set<String> PLACE = Set.of("latitude", "longitude");

    private static final String METER = "location.aggregate.";

    /** What no stream keeps. */
    private static final List<String> PASSING = List.of("live.", "location.stored.");

    static Told of(String function, RecordedEvent cause, Answer.Publish answer) {
        JsonNode data = EventJson.mapper().valueToTree(answer.data());
        return new Told(function, cause.event().id(), answer.id(), answer.subject(), comparable(data));
    }

    /** In place of what a function could not tell. */
    static Told ofFailure(String function, RecordedEvent cause, String reason) {
        return new Told(function, cause.event().id(), "no event", "failed", reason);
    }

    /** As it was recorded; empty for what came from outside. */
    static Optional<Told> of(RecordedEvent event) {
        String source = event.event().source();
        return source.startsWith(FUNCTIONS)
                ? Optional.of(new Told(
                        source.substring(FUNCTIONS.length()),
                        String.valueOf(event.event().causationId()),
                        event.event().id(),
                        event.natsSubject(),
                        comparable(event.data())))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "%s told %s %s%n    as %s, of %s".formatted(function, subject, data, id, cause);
    }

    /** Whether a ride or its price follows from it; what a meter shows on the way depends on which stream is faster. */
    boolean lasts() {
        return PASSING.stream().noneMatch(subject::startsWith)
                && (!subject.startsWith(METER) || data.contains("final=true"));
    }

    private static String comparable(JsonNode data) {
        return switch (data) {
            case ObjectNode object -> {
                boolean closing = object.path("final").asBoolean(false);
                TreeMap<String, String> members = new TreeMap<>();
                object.properties().stream()
                        .filter(member -> !OF_THE_MOMENT.contains(member.getKey()))
                        .filter(member -> !(closing && PLACE.contains(member.getKey())))
                        .forEach(member -> members.put(member.getKey(), comparable(member.getValue())));
                yield members.toString();
            }
            case ArrayNode array -> array.valueStream().map(Told::comparable).toList().toString();
            default -> data.isNumber() ? Double.toString(data.asDouble()) : data.asString();
        };
    }
}
