package com.nebengjek.jetstream.publish;

import com.nebengjek.jetstream.PayloadTooLarge;
import com.nebengjek.jetstream.cloudevents.ContentEncoding;
import io.nats.client.Connection;
import io.nats.client.impl.Headers;

/**
 * Makes the data of a message ready to travel: compressed where that is wanted, and never larger than the server takes.
 *
 * @param compressAbove data of more bytes than this travels gzip; {@link #NEVER} switches it off
 */
public record Wire(Connection connection, int compressAbove) {

    public static final int NEVER = Integer.MAX_VALUE;

    /**
     * The body as it travels; its headers are told how.
     *
     * @throws PayloadTooLarge naming the size and the limit
     */
    public byte[] pack(String subject, Headers headers, byte[] data) {
        byte[] body = data;
        if (body.length > compressAbove) {
            body = ContentEncoding.pack(body);
            headers.put(ContentEncoding.HEADER, ContentEncoding.GZIP);
        }
        requireSize(subject, headers, body);
        return body;
    }

    private void requireSize(String subject, Headers headers, byte[] body) {
        long size = body.length + (headers.isEmpty() ? 0 : headers.serializedLength());
        long limit = connection.getMaxPayload();
        if (limit > 0 && size > limit) {
            throw new PayloadTooLarge(subject, size, limit);
        }
    }
}
