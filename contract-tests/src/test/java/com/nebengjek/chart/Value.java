package com.nebengjek.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import tools.jackson.databind.JsonNode;

/**
 * A value of the chart as {@code values.yaml} shows it.
 *
 * @param path with dots
 * @param description the comment above it
 * @param schema what its comment says after {@code @schema}
 * @param byDefault what it is when nobody says anything
 * @param children those of a map
 */
record Value(
        String path, String description, Map<String, Object> schema, JsonNode byDefault, List<Value> children) {

    private static final String SCHEMA = "@schema";

    static List<Value> of(String yaml) {
        LoadSettings settings = LoadSettings.builder().setParseComments(true).build();
        Node root = new Compose(settings).composeString(yaml).orElseThrow();
        return children("", (MappingNode) root, Yaml.tree(yaml));
    }

    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The name of the definition that it has to be like. */
    Optional<String> like() {
        return Optional.ofNullable((String) schema.get("$ref"));
    }

    private static List<Value> children(String path, MappingNode map, JsonNode values) {
        List<Value> children = new ArrayList<>();
        for (NodeTuple entry : map.getValue()) {
            String key = ((ScalarNode) entry.getKeyNode()).getValue();
            List<String> comment = comment(entry.getKeyNode());
            String own = path.isEmpty() ? key : path + "." + key;
            Node value = entry.getValueNode();
            children.add(new Value(
                    own,
                    comment.stream().filter(line -> !line.startsWith(SCHEMA)).collect(Collectors.joining(" ")),
                    comment.stream()
                            .filter(line -> line.startsWith(SCHEMA))
                            .findFirst()
                            .map(line -> Yaml.map(line.substring(SCHEMA.length())))
                            .orElse(Map.of()),
                    values.path(key),
                    value instanceof MappingNode inner ? children(own, inner, values.path(key)) : List.of()));
        }
        return List.copyOf(children);
    }

    /** The lines right above a key: what stands apart is about the file. */
    private static List<String> comment(Node key) {
        @Nullable List<CommentLine> lines = key.getBlockComments();
        List<String> last = new ArrayList<>();
        for (CommentLine line : lines == null ? List.<CommentLine>of() : lines) {
            if (line.getCommentType() == CommentType.BLANK_LINE) {
                last.clear();
            } else {
                last.add(line.getValue().strip());
            }
        }
        return last;
    }
}
