package com.nebengjek.jetstream.cloudevents;

import com.nebengjek.events.catalogue.InvalidData;
import java.util.List;
import java.util.Map;

/** What every CloudEvent has, in whatever mode it came. */
final class RequiredAttributes {

    static final String VERSION = "1.0";

    private static final List<String> NAMES = List.of("specversion", "id", "source", "type");

    private RequiredAttributes() {}

    /** @throws InvalidData naming the attribute that is missing, or the version that is not 1.0 */
    static void check(Map<String, ?> attributes) {
        for (String name : NAMES) {
            Object value = attributes.get(name);
            if (value == null || value.equals("")) {
                throw new InvalidData(name, "is required in every CloudEvent");
            }
        }
        if (!VERSION.equals(attributes.get("specversion"))) {
            throw new InvalidData("specversion", "must be " + VERSION);
        }
    }
}
