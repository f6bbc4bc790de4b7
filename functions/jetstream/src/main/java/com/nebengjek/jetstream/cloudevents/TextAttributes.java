package com.nebengjek.jetstream.cloudevents;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.CloudEventUtils;
import io.cloudevents.rw.CloudEventContextWriter;
import java.util.HashMap;
import java.util.Map;

/** The attributes of an SDK event as canonical texts. */
record TextAttributes(Map<String, String> values) implements CloudEventContextWriter {

    static Map<String, String> of(CloudEvent event) {
        TextAttributes attributes = new TextAttributes(HashMap.newHashMap(16));
        attributes.withContextAttribute("specversion", event.getSpecVersion().toString());
        CloudEventUtils.toContextReader(event).readContext(attributes);
        return attributes.values();
    }

    /** Gives an attribute to an SDK event, which knows its version from elsewhere and must not be told. */
    static void copy(String name, String value, CloudEventContextWriter event) {
        if (!name.equals("specversion")) {
            event.withContextAttribute(name, value);
        }
    }

    @Override
    public CloudEventContextWriter withContextAttribute(String name, String value) {
        values.put(name, value);
        return this;
    }
}
