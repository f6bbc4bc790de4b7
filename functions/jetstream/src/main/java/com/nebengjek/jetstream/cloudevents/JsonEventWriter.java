package com.nebengjek.jetstream.cloudevents;

import com.nebengjek.events.catalogue.EventJson;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.CloudEventUtils;
import io.cloudevents.rw.CloudEventContextWriter;
import io.cloudevents.rw.CloudEventRWException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Writes an event in the CloudEvents JSON format. */
record JsonEventWriter(JsonGenerator json) implements CloudEventContextWriter {

    static byte[] write(CloudEvent event) {
        if (event.getSpecVersion() != SpecVersion.V1) {
            throw CloudEventRWException.newInvalidSpecVersion(event.getSpecVersion().toString());
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = EventJson.mapper().createGenerator(body)) {
            json.writeStartObject();
            json.writeStringProperty("specversion", RequiredAttributes.VERSION);
            CloudEventUtils.toContextReader(event).readContext(new JsonEventWriter(json));
            writeData(json, event.getDataContentType(), event.getData());
            json.writeEndObject();
        }
        return body.toByteArray();
    }

    @Override
    public CloudEventContextWriter withContextAttribute(String name, String value) {
        json.writeStringProperty(name, value);
        return this;
    }

    /** The SDK's events hand their numbers to this method and to none other, deprecated as it is. */
    @Override
    @SuppressWarnings("deprecation")
    public CloudEventContextWriter withContextAttribute(String name, Number value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            json.writeNumberProperty(name, value.intValue());
            return this;
        }
        return withContextAttribute(name, value.toString());
    }

    @Override
    public CloudEventContextWriter withContextAttribute(String name, Boolean value) {
        json.writeBooleanProperty(name, value);
        return this;
    }

    private static void writeData(JsonGenerator json, @Nullable String contentType, @Nullable CloudEventData data) {
        if (data == null) {
            return;
        }
        byte[] bytes = data.toBytes();
        Optional<String> text = text(bytes);
        if (MediaType.isText(contentType) && text.isPresent()) {
            json.writeStringProperty("data", text.get());
        } else if (MediaType.isJson(contentType) && text.filter(JsonEventWriter::isJsonValue).isPresent()) {
            json.writeName("data");
            json.writeRawValue(text.get());
        } else {
            json.writeBinaryProperty("data_base64", bytes);
        }
    }

    private static Optional<String> text(byte[] data) {
        try {
            return Optional.of(Utf8.decode(ByteBuffer.wrap(data)));
        } catch (IllegalArgumentException binary) {
            return Optional.empty();
        }
    }

    /** A bare null does not count: as a member it would say that there is no data. */
    private static boolean isJsonValue(String text) {
        try (JsonParser parser = EventJson.mapper().createParser(text)) {
            JsonToken first = parser.nextToken();
            parser.skipChildren();
            parser.finishToken();
            return first != null && first != JsonToken.VALUE_NULL && parser.nextToken() == null;
        } catch (JacksonException notJson) {
            return false;
        }
    }
}
