package com.nebengjek.jetstream.cloudevents;

import com.nebengjek.events.catalogue.InvalidData;
import io.nats.client.impl.Headers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of an event in binary mode, out of the headers it travels with. */
final class BinaryAttributes {

    private BinaryAttributes() {}

    /** @throws InvalidData when a header is no attribute's, or repeats one, naming the header as it came */
    static Map<String, String> of(@Nullable Headers headers) {
        Map<String, String> attributes = HashMap.newHashMap(16);
        if (headers != null) {
            headers.forEach((header, values) -> add(attributes, header, values));
        }
        return attributes;
    }

    /** The same of the headers of an HTTP request, which a server reads as Latin-1 whatever they were. */
    static Map<String, String> of(Map<String, List<String>> headers) {
        Map<String, String> attributes = HashMap.newHashMap(16);
        headers.forEach((header, values) -> {
            add(attributes, header, values);
            if (header.regionMatches(true, 0, EventHeaders.PREFIX, 0, EventHeaders.PREFIX.length())) {
                values.forEach(value -> requireAscii(header, value));
            }
        });
        return attributes;
    }

    private static void requireAscii(String header, String value) {
        if (value.chars().anyMatch(character -> character > 0x7E)) {
            throw new InvalidData(header, "what is not ASCII must be percent-encoded");
        }
    }

    private static void add(Map<String, String> attributes, String header, List<String> values) {
        try {
            String name = AttributeName.ofHeader(header);
            if (name != null && attributes.put(name, HeaderValue.decode(only(values))) != null) {
                throw new IllegalArgumentException("is there in more than one spelling");
            }
        } catch (IllegalArgumentException fault) {
            throw new InvalidData(header, String.valueOf(fault.getMessage()));
        }
    }

    private static String only(List<String> values) {
        if (values.size() > 1) {
            throw new IllegalArgumentException("must have one value (has %d)".formatted(values.size()));
        }
        return values.isEmpty() ? "" : values.getFirst();
    }
}
