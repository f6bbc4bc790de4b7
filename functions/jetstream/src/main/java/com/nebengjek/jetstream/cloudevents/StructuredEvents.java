package com.nebengjek.jetstream.cloudevents;

import com.nebengjek.events.catalogue.InvalidData;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import java.util.HashMap;
import java.util.Map;

/** Reads events in structured mode: JSON by itself, other formats where the SDK has them. */
final class StructuredEvents {

    private static final byte[] NO_DATA = {};

    private StructuredEvents() {}

    static ReceivedEvent read(ContentMode.Structured mode, byte[] body) {
        return mode.equals(ContentMode.JSON) ? json(JsonEnvelope.parse(body)) : other(format(mode), body);
    }

    /** @throws InvalidData when no format on the class path reads this media type */
    static EventFormat format(ContentMode.Structured mode) {
        EventFormat format = EventFormatProvider.getInstance().resolveFormat(mode.mediaType());
        if (format == null) {
            throw new InvalidData(
                    EventHeaders.CONTENT_TYPE, mode.mediaType() + " needs an EventFormat, and none is on the class path");
        }
        return format;
    }

    private static ReceivedEvent json(JsonEnvelope envelope) {
        Map<String, String> attributes = HashMap.newHashMap(16);
        envelope.attributes().forEach((name, value) -> attributes.put(name, value.toString()));
        byte[] data = envelope.data();
        return new ReceivedEvent(attributes, data == null ? NO_DATA : data);
    }

    private static ReceivedEvent other(EventFormat format, byte[] body) {
        try {
            CloudEvent event = format.deserialize(body);
            CloudEventData data = event.getData();
            return new ReceivedEvent(TextAttributes.of(event), data == null ? NO_DATA : data.toBytes());
        } catch (EventDeserializationException fault) {
            throw new InvalidData("", "the structured event cannot be read: " + fault.getMessage());
        }
    }
}
