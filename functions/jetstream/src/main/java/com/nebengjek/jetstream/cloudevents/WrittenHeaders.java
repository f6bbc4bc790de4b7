package com.nebengjek.jetstream.cloudevents;

import io.nats.client.impl.Headers;
import io.nats.client.support.ByteArrayBuilder;
import java.nio.charset.StandardCharsets;

/**
 * Headers as the bytes that go over the wire, for publishing and nothing else: they cannot be looked at.
 *
 * <p>jnats' own headers live in two maps and are copied by each publish, which costs more than all else that a publish
 * does.
 */
final class WrittenHeaders extends Headers {

    private static final String VERSION = "NATS/1.0\r\n";
    private static final String END = "\r\n";

    private final byte[] bytes;

    private WrittenHeaders(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Begins the text that {@link #of} ends. */
    static StringBuilder begin() {
        return new StringBuilder(512).append(VERSION);
    }

    /** @param text {@link #begin}, and a line for each header, in ASCII */
    static WrittenHeaders of(StringBuilder text) {
        return new WrittenHeaders(text.append(END).toString().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    /** Or else jnats would copy them. */
    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public int serializedLength() {
        return bytes.length;
    }

    @Override
    public ByteArrayBuilder appendSerialized(ByteArrayBuilder target) {
        return target.append(bytes);
    }

    @Override
    public int serializeToArray(int position, byte[] target) {
        System.arraycopy(bytes, 0, target, position, bytes.length);
        return bytes.length;
    }
}
