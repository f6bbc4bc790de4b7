package com.nebengjek.jetstream.client;

import com.nebengjek.jetstream.publish.Wire;
import java.time.Duration;

/**
 * How a client publishes.
 *
 * @param timeout how long an acknowledgement or a reply may take
 * @param maxInFlight publishes that may wait for their acknowledgement; the next one waits for a place
 * @param compressAbove data of more bytes than this travels gzip; {@link #NEVER} switches it off
 */
public record ClientSettings(Duration timeout, int maxInFlight, int compressAbove) {

    public static final int NEVER = Wire.NEVER;

    public static final ClientSettings DEFAULTS = new ClientSettings(Duration.ofSeconds(5), 256, NEVER);

    public ClientSettings {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout must be longer than 0 (was %s)".formatted(timeout));
        }
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("maxInFlight must be at least 1 (was %d)".formatted(maxInFlight));
        }
        if (compressAbove < 0) {
            throw new IllegalArgumentException("compressAbove must not be negative (was %d)".formatted(compressAbove));
        }
    }

    public ClientSettings timeout(Duration value) {
        return new ClientSettings(value, maxInFlight, compressAbove);
    }

    public ClientSettings maxInFlight(int value) {
        return new ClientSettings(timeout, value, compressAbove);
    }

    public ClientSettings compressAbove(int bytes) {
        return new ClientSettings(timeout, maxInFlight, bytes);
    }
}
