package com.nebengjek.jetstream;

/** The server would refuse a message for its size; nothing was sent. */
public final class PayloadTooLarge extends IllegalArgumentException {

    private final long size;
    private final long limit;

    public PayloadTooLarge(String subject, long size, long limit) {
        super("A message to %s has %,d bytes with its headers, and the server takes %,d: raise its max_payload, or send a reference"
                .formatted(subject, size, limit));
        this.size = size;
        this.limit = limit;
    }

    /** Bytes of headers and body as they would have travelled. */
    public long size() {
        return size;
    }

    /** What the server takes at most, in bytes. */
    public long limit() {
        return limit;
    }
}
