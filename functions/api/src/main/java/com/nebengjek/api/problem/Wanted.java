package com.nebengjek.api.problem;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a value has to be, in words for whoever sent another. */
final class Wanted {

    private Wanted() {}

    /** Empty for types that have no more to say than that it is none of them. */
    static Optional<String> of(@Nullable Class<?> type) {
        if (type == null) {
            return Optional.empty();
        }
        if (type.isEnum()) {
            return Optional.of(Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining(", ", "must be one of ", "")));
        }
        if (type == Instant.class) {
            return Optional.of("must be a time such as 2026-03-04T05:06:07Z");
        }
        return type == UUID.class ? Optional.of("must be a UUID") : Optional.empty();
    }
}
