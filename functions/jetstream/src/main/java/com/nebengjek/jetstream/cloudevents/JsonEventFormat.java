package com.nebengjek.jetstream.cloudevents;

import com.nebengjek.events.catalogue.InvalidData;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.format.EventSerializationException;
import io.cloudevents.rw.CloudEventDataMapper;
import io.cloudevents.rw.CloudEventRWException;
import java.util.Set;
import tools.jackson.core.JacksonException;

/**
 * The CloudEvents JSON format on Jackson 3, found by the SDK through its service loader. The SDK's own format needs
 * Jackson 2 beside it.
 *
 * <p>JSON data keeps its bytes, but for white space around it. Extensions that are booleans or whole numbers of 32 bits
 * keep their type; every other one becomes its canonical text.
 */
public final class JsonEventFormat implements EventFormat {

    @Override
    public byte[] serialize(CloudEvent event) throws EventSerializationException {
        try {
            return JsonEventWriter.write(event);
        } catch (JacksonException | CloudEventRWException fault) {
            throw new EventSerializationException(fault);
        }
    }

    @Override
    public CloudEvent deserialize(byte[] body, CloudEventDataMapper<? extends CloudEventData> mapper)
            throws EventDeserializationException {
        try {
            return event(JsonEnvelope.parse(body), mapper);
        } catch (InvalidData | CloudEventRWException fault) {
            throw new EventDeserializationException(fault);
        }
    }

    private static CloudEvent event(JsonEnvelope envelope, CloudEventDataMapper<? extends CloudEventData> mapper) {
        CloudEventBuilder event = CloudEventBuilder.v1();
        envelope.attributes().forEach((name, value) -> {
            switch (value) {
                case Integer number -> event.withContextAttribute(name, number);
                case Boolean flag -> event.withContextAttribute(name, flag);
                default -> TextAttributes.copy(name, value.toString(), event);
            }
        });
        byte[] data = envelope.data();
        return data == null ? event.end() : event.end(mapper.map(BytesCloudEventData.wrap(data)));
    }

    @Override
    public Set<String> deserializableContentTypes() {
        return Set.of(EventHeaders.STRUCTURED_JSON);
    }

    @Override
    public String serializedContentType() {
        return EventHeaders.STRUCTURED_JSON;
    }
}
