package com.nebengjek.local.recording;

import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as it passed: a line of a recording, in the CloudEvents JSON format with two extensions more, {@code arrival}
 * and {@code natssubject}.
 *
 * @param arrival when it passed
 * @param natsSubject on which subject
 */
public record RecordedEvent(Instant arrival, String natsSubject, ReceivedEvent event) {

    private static final String ARRIVAL = "arrival";
    private static final String SUBJECT = "natssubject";
    private static final String DATA = "data";

    /** What no function decides by, and makes files large. */
    private static final Set<String> LEFT_OUT =
            Set.of("traceparent", "tracestate", "partitionkey", "correlationid", "datacontenttype");

    /** One line, without its end. The data must be JSON, as that of every event of the catalogue is. */
    public String line() {
        ObjectNode line = EventJson.mapper().createObjectNode();
        line.put(ARRIVAL, arrival.toString());
        line.put(SUBJECT, natsSubject);
        new TreeMap<>(event.attributes()).forEach((name, value) -> {
            if (!LEFT_OUT.contains(name)) {
                line.put(name, value);
            }
        });
        line.set(DATA, EventJson.mapper().readTree(event.data()));
        return line.toString();
    }

    /** @throws IllegalArgumentException when it is no line of a recording */
    public static RecordedEvent read(String line) {
        try {
            JsonNode read = EventJson.mapper().readTree(line);
            Map<String, String> attributes = new HashMap<>();
            read.properties().stream()
                    .filter(property -> property.getValue().isString())
                    .forEach(property -> attributes.put(property.getKey(), property.getValue().asString()));
            Instant arrival = Instant.parse(attributes.remove(ARRIVAL));
            String subject = attributes.remove(SUBJECT);
            byte[] data = EventJson.mapper().writeValueAsBytes(read.required(DATA));
            return new RecordedEvent(arrival, subject, new ReceivedEvent(Map.copyOf(attributes), data));
        } catch (RuntimeException broken) {
            throw new IllegalArgumentException("this is no line of a recording: " + line, broken);
        }
    }

    /** The data as JSON. */
    public JsonNode data() {
        return EventJson.mapper().readTree(event.data());
    }
}
