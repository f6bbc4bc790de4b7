package com.nebengjek.chart;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** YAML as plain maps and lists, and as trees. */
final class Yaml {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Yaml() {}

    static JsonNode tree(String yaml) {
        return JSON.valueToTree(load().loadFromString(yaml));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(String yaml) {
        Object value = load().loadFromString(yaml);
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    /** The documents of a stream that say something. */
    static List<JsonNode> documents(String yaml) {
        return StreamSupport.stream(load().loadAllFromString(yaml).spliterator(), false)
                .filter(document -> document != null)
                .map(document -> (JsonNode) JSON.valueToTree(document))
                .toList();
    }

    private static Load load() {
        return new Load(LoadSettings.builder().setCodePointLimit(20_000_000).build());
    }
}
