package com.nebengjek.jetstream.connection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Values of settings as they come out of an environment, where absent is often empty. */
final class Setting {

    private Setting() {}

    static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    /** The file, which can be read; null when none is named. */
    static @Nullable Path readable(@Nullable Path file, String property) {
        if (file == null || file.toString().isBlank()) {
            return null;
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "%s names %s, which is no file that can be read: correct the path, or mount the file there"
                            .formatted(property, file.toAbsolutePath()));
        }
        return file;
    }

    static void requirePositive(String property, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("%s must be longer than 0 (was %s)".formatted(property, value));
        }
    }
}
