package com.nebengjek.jetstream.cloudevents;

import io.nats.client.impl.NatsMessage;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes events into HTTP messages: one in binary mode, several as a batch in JSON.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/http-protocol-binding.md">HTTP
 *     Protocol Binding for CloudEvents</a>
 */
public final class HttpEventWriter {

    private static final JsonEventFormat JSON = new JsonEventFormat();

    private HttpEventWriter() {}

    /** An event to write. */
    public record Outgoing(NatsEventWriter attributes, byte[] data) {}

    /** The headers of a message whose body is the event's data: as on NATS, but for the content type. */
    public static Map<String, String> binary(Outgoing event) {
        Map<String, String> headers = new LinkedHashMap<>();
        event.attributes().headers().forEach((name, values) -> headers.put(
                name.equals(EventHeaders.DATA_CONTENT_TYPE) ? EventHeaders.CONTENT_TYPE : name, values.getFirst()));
        return headers;
    }

    /** The body of a message whose content type is {@link HttpEventReader#BATCH_JSON}. */
    public static byte[] batch(List<Outgoing> events) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write('[');
        for (Outgoing event : events) {
            if (body.size() > 1) {
                body.write(',');
            }
            body.writeBytes(structured(event));
        }
        body.write(']');
        return body.toByteArray();
    }

    private static byte[] structured(Outgoing event) {
        NatsMessage binary = new NatsMessage("-", null, event.attributes().headers(), event.data());
        return JSON.serialize(NatsMessageFactory.createReader(binary).toEvent());
    }
}
