package com.nebengjek.jetstream.health;

import org.jspecify.annotations.Nullable;

/**
 * What was seen last, and why nothing newer is known.
 *
 * @param value null as long as nothing was ever seen
 * @param problem null when the value is as fresh as it should be
 */
record Look<T>(@Nullable T value, @Nullable String problem) {}
