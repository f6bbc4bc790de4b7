package com.nebengjek.location;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the meter of a ride says to a position of its driver.
 *
 * @param odometer metres since the start; null when they are not to be reported here
 */
record Reading(UUID ride, UUID passenger, UUID meter, @Nullable Double odometer) {}
