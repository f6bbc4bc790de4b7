package com.nebengjek.contracts.compatibility;

import com.nebengjek.contracts.consumer.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What has changed from one catalogue to another, type by type, and whom it breaks. */
public final class CatalogueChanges {

    private static final SchemaChange NEW = SchemaChange.compatible("", "are a new type");

    /** One difference in one type, such as {@code match.request.v1}. */
    public record TypeChange(String type, SchemaChange change) {}

    private final List<TypeChange> found = new ArrayList<>();

    private CatalogueChanges() {}

    /**
     * Compares catalogues: schemas by the names of their types.
     *
     * @param upcast the types of earlier versions that are still taken, because they are upcast
     */
    public static List<TypeChange> between(Map<String, JsonNode> before, Map<String, JsonNode> now, Set<String> upcast) {
        CatalogueChanges changes = new CatalogueChanges();
        Set<String> types = new TreeSet<>(before.keySet());
        types.addAll(now.keySet());
        types.forEach(type -> changes.compare(type, before.get(type), now.get(type), upcast.contains(type)));
        return List.copyOf(changes.found);
    }

    private void compare(String type, JsonNode before, JsonNode now, boolean upcast) {
        if (before == null) {
            found.add(new TypeChange(type, NEW));
        } else if (now != null) {
            SchemaChanges.between(before, now).forEach(change -> found.add(new TypeChange(type, change)));
        } else {
            found.add(new TypeChange(type, upcast
                    ? SchemaChange.compatible("", "are taken and upcast, and no longer said")
                    : SchemaChange.breaking("", "are no longer a type", Side.PRODUCERS, Side.CONSUMERS)));
        }
    }

    /** How much all of it means together. */
    public static Level level(List<TypeChange> changes) {
        return changes.stream().map(each -> each.change().level()).max(Level::compareTo).orElse(Level.PATCH);
    }

    /**
     * What to tell who made a breaking change: the type, the property, the change, whom it breaks, and what to do.
     *
     * @param statements of the consumers that are known
     */
    public static String explain(TypeChange broken, List<Statement> statements) {
        return "%s: %s, which breaks %s. %s Undo it, or give the event a new version and upcast the old one."
                .formatted(
                        broken.type(),
                        broken.change(),
                        broken.change().breaks().stream()
                                .map(side -> side.name().toLowerCase())
                                .sorted()
                                .collect(Collectors.joining(" and ")),
                        readers(broken, statements));
    }

    private static String readers(TypeChange broken, List<Statement> statements) {
        List<String> readers = statements.stream()
                .filter(statement -> statement.type().equals(broken.type()))
                .filter(statement -> statement.reads(broken.change().property()))
                .map(Statement::consumer)
                .sorted()
                .toList();
        String place = broken.change().property().isEmpty() ? "it" : broken.change().property();
        return readers.isEmpty()
                ? "No consumer that is known reads it; others may."
                : "%s %s %s.".formatted(String.join(", ", readers), readers.size() == 1 ? "reads" : "read", place);
    }
}
