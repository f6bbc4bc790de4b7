package com.nebengjek.jetstream.cloudevents;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of attributes and extensions: lower-case letters and digits; as a header with {@code ce-} before it. */
final class AttributeName {

    /** The usual headers need neither a substring nor a check. */
    private static final Map<String, String> USUAL = Stream.of(
                    "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema",
                    "partitionkey", "correlationid", "causationid", "traceparent", "tracestate")
            .collect(Collectors.toUnmodifiableMap(EventHeaders.PREFIX::concat, name -> name));

    private AttributeName() {}

    /**
     * The attribute that a header carries, null when it carries none.
     *
     * @throws IllegalArgumentException when the header claims to be an attribute, by a name that none can have
     */
    static @Nullable String ofHeader(String header) {
        String usual = USUAL.get(header);
        if (usual != null) {
            return usual;
        }
        if (!header.regionMatches(true, 0, EventHeaders.PREFIX, 0, EventHeaders.PREFIX.length())) {
            return null;
        }
        return valid(header.substring(EventHeaders.PREFIX.length()).toLowerCase(Locale.ROOT));
    }

    /** @throws IllegalArgumentException when no attribute can have this name */
    static String valid(String name) {
        if (name.isEmpty() || !name.chars().allMatch(AttributeName::isAllowed)) {
            throw new IllegalArgumentException(
                    "is no name of an attribute: that has lower-case letters and digits only");
        }
        if (name.equals("data")) {
            throw new IllegalArgumentException("is no name of an attribute: data is the event's data itself");
        }
        return name;
    }

    private static boolean isAllowed(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }
}
