package com.nebengjek.api.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as the database has it.
 *
 * @param driving what the person drives; null unless registered as a driver
 */
public record Account(
        UUID person, Msisdn number, @Nullable PersonName name, Instant since, @Nullable Driving driving) {

    /** A registration as a driver. */
    public record Driving(Vehicle vehicle, Instant since) {}
}
