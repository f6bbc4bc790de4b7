package com.nebengjek.contracts.consumer;

import com.nebengjek.contracts.compatibility.SchemaChange;
import com.nebengjek.contracts.compatibility.SchemaChanges;
import com.nebengjek.contracts.compatibility.Side;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What one consumer needs of one type of event: {@code contracts/consumers/<consumer>/<type>.json}.
 *
 * @param type as the files of the contracts name it, such as {@code ride.completed.v1}
 * @param needs a JSON Schema of what the consumer reads and nothing else; what is in {@code required} it cannot do without,
 *     and what it gives no limit it takes as it comes
 * @param example data of an event that the consumer is tested with
 */
public record Statement(String consumer, String type, JsonNode needs, JsonNode example) {

    /** What of it a schema does not promise, each as {@code payment.amount may be left out now}; empty when all is well. */
    public List<SchemaChange> unmetBy(JsonNode schema) {
        return SchemaChanges.between(needs, schema).stream()
                .filter(change -> change.breaks().contains(Side.CONSUMERS))
                .toList();
    }

    /** Whether the consumer reads this property, something in it, or what it is in. */
    public boolean reads(String property) {
        return properties().anyMatch(read -> read.equals(property)
                || read.startsWith(property + ".")
                || read.startsWith(property + "[]")
                || property.isEmpty());
    }

    /** What it reads, nested ones with dots, those of lists with {@code []}. */
    public Stream<String> properties() {
        return properties("", needs);
    }

    private static Stream<String> properties(String prefix, JsonNode schema) {
        return schema.path("properties").properties().stream().flatMap(property -> {
            String name = prefix + property.getKey();
            return Stream.of(
                            Stream.of(name),
                            properties(name + ".", property.getValue()),
                            properties(name + "[].", property.getValue().path("items")))
                    .flatMap(Objects::requireNonNull);
        });
    }

    @Override
    public String toString() {
        return consumer + " on " + type;
    }
}
