package com.nebengjek.contracts.compatibility;

import static com.nebengjek.contracts.compatibility.SchemaChange.breaking;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A limit of a number, a text or a list.
 *
 * @param exclusive the keyword of the limit that is not itself allowed; null when there is none
 * @param upper whether it is the greatest rather than the least
 */
record Bound(String keyword, @Nullable String exclusive, boolean upper, String unit) {

    static final List<Bound> ALL = List.of(
            new Bound("minimum", "exclusiveMinimum", false, ""),
            new Bound("maximum", "exclusiveMaximum", true, ""),
            new Bound("minLength", null, false, " characters"),
            new Bound("maxLength", null, true, " characters"),
            new Bound("minItems", null, false, " items"),
            new Bound("maxItems", null, true, " items"));

    /** @param open whether the value itself is not allowed */
    private record Limit(BigDecimal value, boolean open) {}

    static boolean isOne(String keyword) {
        return ALL.stream().flatMap(bound -> Stream.of(bound.keyword, String.valueOf(bound.exclusive))).anyMatch(keyword::equals);
    }

    /** A limit that lets less pass breaks who produces, one that lets more pass breaks who consumes. */
    Optional<SchemaChange> compare(String property, JsonNode before, JsonNode now) {
        Limit old = of(before);
        Limit present = of(now);
        int tighter = tightness(present, old);
        if (tighter == 0) {
            return Optional.empty();
        }
        String what = "%s now, %s before".formatted(described(present), described(old));
        return Optional.of(breaking(property, what, tighter > 0 ? Side.PRODUCERS : Side.CONSUMERS));
    }

    private @Nullable Limit of(JsonNode schema) {
        if (exclusive != null && schema.has(exclusive)) {
            return new Limit(schema.path(exclusive).decimalValue(), true);
        }
        return schema.has(keyword) ? new Limit(schema.path(keyword).decimalValue(), false) : null;
    }

    /** Positive when the one lets less pass than the other. */
    private int tightness(@Nullable Limit one, @Nullable Limit other) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? -1 : 1;
        }
        int greater = one.value.compareTo(other.value);
        int tighter = upper ? -greater : greater;
        return tighter == 0 ? Boolean.compare(one.open, other.open) : tighter;
    }

    private String described(@Nullable Limit limit) {
        if (limit == null) {
            return "no " + (upper ? "greatest" : "least") + " value";
        }
        String relation = upper ? (limit.open ? "less than " : "at most ") : (limit.open ? "more than " : "at least ");
        return relation + limit.value.toPlainString() + unit;
    }
}
