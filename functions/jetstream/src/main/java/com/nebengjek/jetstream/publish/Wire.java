package com.nebengjek.jetstream.publish;

import com.nebengjek.jetstream.PayloadTooLarge;
import com.nebengjek.jetstream.cloudevents.ContentEncoding;
import io.nats.client.Connection;
import io.nats.client.impl.Headers;

/**
 * How data travels: compressed where that is wanted, and never larger than the server takes.
 *
 * @param compressAbove data of more bytes than this travels gzip; {@link #NEVER} switches it off
 */
public record Wire(Connection connection, int compressAbove) {

    public static final int NEVER = Integer.MAX_VALUE;

    /** The data compressed, which {@code Content-Encoding: gzip} has to say, or the same data when it is small. */
    public byte[] pack(byte[] data) {
        return data.length > compressAbove ? ContentEncoding.pack(data) : data;
    }

    /** @throws PayloadTooLarge when the server would refuse the message, naming its size and the limit */
    public void requireSize(String subject, Headers headers, byte[] body) {
        long size = body.length + (headers.isEmpty() ? 0 : headers.serializedLength());
        long limit = connection.getMaxPayload();
        if (limit > 0 && size > limit) {
            throw new PayloadTooLarge(subject, size, limit);
        }
    }
}
