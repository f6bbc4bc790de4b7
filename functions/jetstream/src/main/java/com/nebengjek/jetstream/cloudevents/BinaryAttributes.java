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
