package com.nebengjek.jetstream.client;

import com.nebengjek.jetstream.cloudevents.ContentEncoding;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import io.nats.client.Connection;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;

/** Makes the message that travels: compressed where that is wanted, and never larger than the server takes. */
record Wire(Connection connection, int compressAbove) {

    private static final String EXPECTED_LAST_SEQUENCE = "Nats-Expected-Last-Sequence";

    /** @throws PayloadTooLarge naming the size and the limit */
    NatsMessage message(Outgoing outgoing) {
        Headers headers = new Headers();
        outgoing.headers().forEach((name, values) -> headers.put(name, values));
        if (outgoing.id() != null) {
            headers.put(EventHeaders.MESSAGE_ID, outgoing.id());
        }
        if (outgoing.expectedLastSequence() != null) {
            headers.put(EXPECTED_LAST_SEQUENCE, outgoing.expectedLastSequence().toString());
        }
        byte[] body = outgoing.data();
        if (body.length > compressAbove) {
            body = ContentEncoding.pack(body);
            headers.put(ContentEncoding.HEADER, ContentEncoding.GZIP);
        }
        long headerSize = headers.isEmpty() ? 0 : headers.serializedLength();
        requireSize(outgoing.subject(), headerSize + body.length);
        return new NatsMessage(outgoing.subject(), null, headers, body);
    }

    private void requireSize(String subject, long size) {
        long limit = connection.getMaxPayload();
        if (limit > 0 && size > limit) {
            throw new PayloadTooLarge(subject, size, limit);
        }
    }
}
