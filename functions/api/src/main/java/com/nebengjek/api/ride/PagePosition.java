package com.nebengjek.api.ride;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** The last ride of a page: the next page begins after it, whatever was added before it in the meantime. */
record PagePosition(Instant createdAt, UUID rideId) {

    private static final int BYTES = 3 * Long.BYTES;

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it did not
     */
    public static PagePosition of(String text) {
        byte[] bytes = bytes(text);
        if (bytes.length != BYTES) {
            throw notOurs();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new PagePosition(
                Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS), new UUID(buffer.getLong(), buffer.getLong()));
    }

    String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, createdAt))
                .putLong(rideId.getMostSignificantBits())
                .putLong(rideId.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException noBase64) {
            throw notOurs();
        }
    }

    private static IllegalArgumentException notOurs() {
        return new IllegalArgumentException("must be what an earlier page gave as next");
    }
}
