package com.nebengjek.topology;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes as people write them: {@code 90s}, {@code 7d}, {@code 100MB} (1 KB is 1024 bytes). */
public final class Quantity {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,15})\\s?([A-Za-z]+)");

    private static final SequencedMap<String, Long> MILLIS = units(
            Map.entry("d", 86_400_000L),
            Map.entry("h", 3_600_000L),
            Map.entry("m", 60_000L),
            Map.entry("s", 1_000L),
            Map.entry("ms", 1L));

    private static final SequencedMap<String, Long> BYTES = units(
            Map.entry("TB", 1L << 40),
            Map.entry("GB", 1L << 30),
            Map.entry("MB", 1L << 20),
            Map.entry("KB", 1L << 10),
            Map.entry("B", 1L));

    private Quantity() {}

    /** The duration that the text names; empty when it names none. */
    public static Optional<Duration> duration(String text) {
        return amount(text, MILLIS).map(Duration::ofMillis);
    }

    /** The number of bytes that the text names; empty when it names none. */
    public static Optional<Long> bytes(String text) {
        return amount(text, BYTES);
    }

    /** The duration in the greatest unit that shows it exactly. */
    public static String show(Duration duration) {
        return show(duration.toMillis(), MILLIS);
    }

    /** The size in the greatest unit that shows it exactly. */
    public static String showBytes(long bytes) {
        return show(bytes, BYTES);
    }

    private static Optional<Long> amount(String text, Map<String, Long> units) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Math.multiplyExact(Long.parseLong(matcher.group(1)), units.get(matcher.group(2))));
        } catch (ArithmeticException tooGreat) {
            return Optional.empty();
        }
    }

    private static String show(long amount, SequencedMap<String, Long> units) {
        return units.entrySet().stream()
                .filter(unit -> amount != 0 && amount % unit.getValue() == 0)
                .map(unit -> amount / unit.getValue() + unit.getKey())
                .findFirst()
                .orElse(amount + units.lastEntry().getKey());
    }

    @SafeVarargs
    private static SequencedMap<String, Long> units(Map.Entry<String, Long>... greatestFirst) {
        SequencedMap<String, Long> units = new LinkedHashMap<>();
        for (Map.Entry<String, Long> unit : greatestFirst) {
            units.put(unit.getKey(), unit.getValue());
        }
        return units;
    }
}
