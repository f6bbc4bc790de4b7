package com.nebengjek.jetstream.reference;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What development environments know about this module's properties. */
final class Metadata {

    private static final String FILE = "META-INF/spring-configuration-metadata.json";

    record Property(String name, String description, String byDefault) {}

    private Metadata() {}

    /** The module's properties by name. */
    static SortedMap<String, Property> properties() throws IOException {
        SortedMap<String, Property> properties = new TreeMap<>();
        for (URL file : Collections.list(Metadata.class.getClassLoader().getResources(FILE))) {
            try (InputStream json = file.openStream()) {
                for (JsonNode property : JsonMapper.shared().readTree(json).get("properties")) {
                    String name = property.get("name").asString();
                    if (name.startsWith("nebengjek.")) {
                        properties.put(name, new Property(name, text(property, "description"), text(property, "defaultValue")));
                    }
                }
            }
        }
        return properties;
    }

    private static String text(JsonNode property, String member) {
        JsonNode value = property.get(member);
        return value == null ? "" : value.isContainer() ? value.toString() : value.asString();
    }
}
