package com.nebengjek.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A value of the file with its path; each reading says what is wrong with the value when it is something else. */
record Value(String path, JsonNode node) {

    String text() {
        if (!node.isString() || node.stringValue().isBlank()) {
            throw fault("is no text", "write a name");
        }
        return node.stringValue();
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw fault("is neither yes nor no", "write true or false");
        }
        return node.booleanValue();
    }

    long count(long min, long max) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
            String upTo = max == Long.MAX_VALUE ? "%,d or more".formatted(min) : "%,d to %,d".formatted(min, max);
            throw fault("is out of range", "write a whole number, " + upTo);
        }
        return node.longValue();
    }

    /** A count of at least 1, or the word for none. */
    long limit() {
        return isText("unlimited") ? Topology.UNLIMITED : count(1, Long.MAX_VALUE);
    }

    Duration duration() {
        return quantity(Quantity::duration)
                .filter(Duration::isPositive)
                .orElseThrow(
                        () -> fault("is no duration", "write a number and a unit, such as 500ms, 90s, 10m, 2h or 7d"));
    }

    long bytes() {
        return quantity(Quantity::bytes)
                .filter(size -> size > 0)
                .orElseThrow(() -> fault("is no size", "write a number and a unit, such as 512KB, 100MB or 2GB"));
    }

    <E extends Enum<E>> E choice(E[] allowed) {
        return Arrays.stream(allowed)
                .filter(choice -> isText(word(choice)))
                .findFirst()
                .orElseThrow(() -> fault("is not known", "write " + words(allowed)));
    }

    /** Subjects, wildcards allowed: one at least, none that says what another one says already. */
    List<String> subjects() {
        if (!node.isArray() || node.isEmpty()) {
            throw fault("is no list of subjects", "write [ride.created.>] or more of them");
        }
        List<String> subjects = new ArrayList<>();
        for (Value element : elements()) {
            SubjectPattern subject = element.subject();
            for (String earlier : subjects) {
                if (subject.overlaps(SubjectPattern.of(earlier))) {
                    throw element.fault(
                            "overlaps " + earlier + " in the same list", "keep one of them, or narrow them");
                }
            }
            subjects.add(subject.toString());
        }
        return subjects;
    }

    List<Duration> durations() {
        if (!node.isArray()) {
            throw fault("is no list of durations", "write [1s, 5s, 30s], or [] for none");
        }
        return elements().stream().map(Value::duration).toList();
    }

    private SubjectPattern subject() {
        try {
            return SubjectPattern.of(text());
        } catch (IllegalArgumentException malformed) {
            throw fault(malformed.getMessage(), "write tokens with dots between them, such as ride.created.>");
        }
    }

    private List<Value> elements() {
        List<Value> elements = new ArrayList<>();
        for (JsonNode element : node) {
            elements.add(new Value("%s[%d]".formatted(path, elements.size()), element));
        }
        return elements;
    }

    private <T> Optional<T> quantity(Function<String, Optional<T>> parse) {
        return node.isString() ? parse.apply(node.stringValue()) : Optional.empty();
    }

    private boolean isText(String text) {
        return node.isString() && node.stringValue().equals(text);
    }

    private InvalidTopology fault(String fault, String remedy) {
        String shown = node.isString() ? "'" + node.stringValue() + "'" : node.toString();
        return new InvalidTopology(path, "is " + shown + ", which " + fault, remedy);
    }

    private static String words(Enum<?>[] choices) {
        return Arrays.stream(choices).map(Value::word).collect(Collectors.joining(" or "));
    }

    /** The word for a choice: {@code WorkQueue} is written {@code work-queue}. */
    static String word(Enum<?> choice) {
        return choice.name().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
