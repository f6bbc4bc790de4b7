package com.nebengjek.jetstream.test;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a run has left behind: what was published, in all versions of it, and the state.
 *
 * @param published what events with the same id said
 * @param dead which events became dead letters
 */
record Outcome(Map<String, SortedSet<String>> published, SortedSet<String> dead, Map<String, ?> state) {

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

    /** Events that were published under one id and did not say the same each time. */
    List<String> contradictions() {
        return published.entrySet().stream()
                .filter(event -> event.getValue().size() > 1)
                .map(Object::toString)
                .toList();
    }

    /**
     * Line by line, to be compared with another run. Times that the function took from the clock in this run say
     * nothing about it.
     */
    List<String> lines(Instant begun, UnaryOperator<String> comparable) {
        return Stream.of(
                        published.entrySet().stream().map(event -> "published " + event),
                        dead.stream().map(event -> "dead " + event),
                        state.entrySet().stream().flatMap(Outcome::elements))
                .flatMap(lines -> lines)
                .map(line -> comparable.apply(withoutClock(line, begun)))
                .sorted()
                .toList();
    }

    private static Stream<String> elements(Map.Entry<String, ?> part) {
        String name = "state " + part.getKey() + "=";
        return part.getValue() instanceof Collection<?> elements
                ? elements.stream().map(element -> name + element)
                : Stream.of(name + part.getValue());
    }

    /** What the other run has not left behind ({@code +}), and what only the other one has ({@code -}). */
    static List<String> difference(List<String> lines, List<String> others) {
        List<String> more = new ArrayList<>(lines);
        List<String> less = new ArrayList<>(others);
        others.forEach(more::remove);
        lines.forEach(less::remove);
        return Stream.concat(more.stream().map("+ "::concat), less.stream().map("- "::concat)).toList();
    }

    private static String withoutClock(String line, Instant begun) {
        return TIME.matcher(line).replaceAll(time -> {
            OffsetDateTime moment =
                    OffsetDateTime.parse(time.group().replace(' ', 'T'), DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            return moment.toInstant().isBefore(begun) ? time.group() : "(now)";
        });
    }
}
