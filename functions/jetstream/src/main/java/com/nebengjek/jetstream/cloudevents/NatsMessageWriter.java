package com.nebengjek.jetstream.cloudevents;

import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.rw.CloudEventContextWriter;
import io.cloudevents.rw.CloudEventRWException;
import io.cloudevents.rw.CloudEventWriter;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;

/** Makes messages of the SDK's events, in the mode that it asks for. */
record NatsMessageWriter(String subject) implements MessageWriter<CloudEventWriter<Message>, Message> {

    @Override
    public CloudEventWriter<Message> create(SpecVersion version) {
        if (version != SpecVersion.V1) {
            throw CloudEventRWException.newInvalidSpecVersion(version.toString());
        }
        return new Binary(subject, new NatsEventWriter().with(EventHeaders.SPEC_VERSION, RequiredAttributes.VERSION));
    }

    @Override
    public Message setEvent(EventFormat format, byte[] body) {
        Headers headers = new Headers().put(EventHeaders.CONTENT_TYPE, format.serializedContentType());
        return new NatsMessage(subject, null, headers, body);
    }

    private record Binary(String subject, NatsEventWriter event) implements CloudEventWriter<Message> {

        @Override
        public CloudEventContextWriter withContextAttribute(String name, String value) {
            try {
                event.with(EventHeaders.PREFIX + AttributeName.valid(name), value);
                return this;
            } catch (IllegalArgumentException fault) {
                throw CloudEventRWException.newInvalidAttributeValue(name, value, fault);
            }
        }

        @Override
        public Message end(CloudEventData data) {
            return new NatsMessage(subject, null, event.headers(), data.toBytes());
        }

        @Override
        public Message end() {
            return new NatsMessage(subject, null, event.headers(), new byte[0]);
        }
    }
}
