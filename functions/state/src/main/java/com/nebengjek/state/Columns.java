package com.nebengjek.state;

import com.nebengjek.events.Position;
import com.nebengjek.events.RideStatus;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A row whose columns are never null. */
record Columns(Readable row) {

    UUID id(String name) {
        return value(name, UUID.class);
    }

    String text(String name) {
        return value(name, String.class);
    }

    double number(String name) {
        return value(name, Double.class);
    }

    long count(String name) {
        return value(name, Long.class);
    }

    Instant instant(String name) {
        return value(name, Instant.class);
    }

    RideStatus rideStatus(String name) {
        return RideStatus.valueOf(text(name));
    }

    /** Of two columns, {@code pickup_latitude} and {@code pickup_longitude}. */
    Position position(String name) {
        return new Position(number(name + "_latitude"), number(name + "_longitude"), null);
    }

    private <T> T value(String name, Class<T> type) {
        return Objects.requireNonNull(row.get(name, type), name);
    }
}
