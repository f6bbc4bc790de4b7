package com.nebengjek.events.catalogue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Data of any event, right as a producer would write it, and the same with something changed about it. */
final class RandomJson {

    private static final List<String> ODD = List.of(
            "null", "true", "false", "0", "-0", "-0.0", "1", "1.0", "1.5", "-1", "1e2", "90", "90.0", "90.0000000000000001",
            "90.1", "-180.00001", "1e400", "1e-400", "2147483648", "9007199254740993", "9223372036854775808",
            "123456789012345678901234567890", "NaN", "01", "+1", ".5", "[]", "{}", "[null]", "[1,[2,{\"a\":3}]]", "{\"a\":{}}",
            "\"\"", "\" \"", "\"1\"", "\"true\"", "\"null\"", "\"x\"", "\"\\ud83d\\ude95\"", "\"\\ud83d\"", "\"\\u0000\"", "\"🚕\"",
            "\"STARTED\"", "\"started\"", "\"PAID\"", "\"7F6B2B0E-3A58-4A34-9BE1-0D1F6A1F0A01\"",
            "\"7f6b2b0e3a584a349be10d1f6a1f0a01\"", "\"7f6b2b0e-3a58-4a34-9be1-0d1f6a1f0a0g\"", "\"1-1-1-1-1\"",
            "\"f2sriDpYSjSb4Q0faH8KAQ==\"", "\"{7f6b2b0e-3a58-4a34-9be1-0d1f6a1f0a01}\"", "\"2026-05-01T10:00:00Z\"",
            "\"2026-05-01T10:00:00.123456789Z\"", "\"2026-05-01T10:00:00.1234567890Z\"", "\"2026-05-01T10:00:00.Z\"",
            "\"2026-05-01T10:00:00+02:00\"", "\"2026-05-01T10:00:00-00:00\"", "\"2026-05-01t10:00:00z\"", "\"2026-05-01T10:00Z\"",
            "\"2026-05-01T24:00:00Z\"", "\"2026-05-01T23:59:60Z\"", "\"2016-12-31T23:59:60Z\"", "\"2026-02-30T10:00:00Z\"",
            "\"2024-02-29T10:00:00Z\"", "\"2023-02-29T10:00:00Z\"", "\"0000-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00Z\"",
            "\"+12026-05-01T10:00:00Z\"", "\"2026-05-01\"", "\"2026-05-01 10:00:00Z\"", "1767225600", "1767225600.5",
            "\"" + "a".repeat(256) + "\"", "\"" + "a".repeat(257) + "\"", "\"" + "🚕".repeat(256) + "\"", "1".repeat(1001));

    private final Random random;

    RandomJson(long seed) {
        this.random = new Random(seed);
    }

    /** What a producer would write. */
    String valid(Class<?> type) {
        return object(members(type));
    }

    /** What a producer would write, with one to three changes. */
    byte[] changed(Class<?> type) {
        List<String> members = members(type);
        for (int i = 0; i <= random.nextInt(3); i++) {
            change(members);
        }
        String text = object(members);
        return switch (random.nextInt(12)) {
            case 0 -> text.substring(0, random.nextInt(text.length())).getBytes(StandardCharsets.UTF_8);
            case 1 -> (text + odd()).getBytes(StandardCharsets.UTF_8);
            case 2 -> ("[" + text + "]").getBytes(StandardCharsets.UTF_8);
            case 3 -> text.getBytes(StandardCharsets.UTF_16BE);
            case 4, 5 -> flipped(text.getBytes(StandardCharsets.UTF_8));
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    private void change(List<String> members) {
        int at = members.isEmpty() ? 0 : random.nextInt(members.size());
        String member = members.isEmpty() ? "\"x\":1" : members.get(at);
        String name = member.substring(0, member.indexOf(':') + 1);
        switch (random.nextInt(8)) {
            case 0 -> members.remove(member);
            case 1 -> members.add(at, member);
            case 2 -> members.add(at, name + odd());
            case 3 -> members.add(at, "\"unknown\":" + odd());
            case 4 -> Collections.shuffle(members, random);
            default -> Collections.replaceAll(members, member, nested(name, member));
        }
    }

    /** Another value, or the same one with something changed inside. */
    private String nested(String name, String member) {
        String value = member.substring(name.length());
        int inner = value.indexOf(':');
        int comma = value.indexOf(',', inner);
        return value.startsWith("{") && comma > 0 && random.nextBoolean()
                ? name + value.substring(0, inner + 1) + odd() + value.substring(comma)
                : name + odd();
    }

    private String odd() {
        return ODD.get(random.nextInt(ODD.size()));
    }

    private byte[] flipped(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private static String object(List<String> members) {
        return "{" + String.join(",", members) + "}";
    }

    private List<String> members(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !RecordSchema.isNullable(component) || random.nextBoolean())
                .map(component -> '"' + RecordSchema.nameOf(component) + "\":" + value(component.getGenericType(), component))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private String value(Type type, RecordComponent component) {
        if (type instanceof ParameterizedType list) {
            return IntStream.range(0, random.nextInt(4))
                    .mapToObj(i -> value(list.getActualTypeArguments()[0], component))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return valid(plain);
        }
        if (plain.isEnum()) {
            return '"' + plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)].toString() + '"';
        }
        return scalar(plain, component);
    }

    private String scalar(Class<?> type, RecordComponent component) {
        if (type == UUID.class) {
            return "\"" + new UUID(random.nextLong(), random.nextLong()).toString() + '"';
        }
        if (type == Instant.class) {
            return "\"" + Instant.ofEpochSecond(random.nextInt(), random.nextBoolean() ? 0 : random.nextInt(1_000_000_000)) + "\"";
        }
        if (type == boolean.class || type == Boolean.class) {
            return String.valueOf(random.nextBoolean());
        }
        if (type == String.class || type == URI.class) {
            Length length = component.getAnnotation(Length.class);
            return '"' + "é".repeat(length == null ? 1 + random.nextInt(256) : length.min() + random.nextInt(length.max() - length.min() + 1)) + '"';
        }
        Range range = component.getAnnotation(Range.class);
        double min = range == null || !Double.isFinite(range.min()) ? -1e6 : range.min();
        double max = range == null || !Double.isFinite(range.max()) ? min + 1e9 : range.max();
        double value = max - random.nextDouble() * (max - min);
        boolean whole = type != double.class && type != Double.class && type != BigDecimal.class;
        return whole ? String.valueOf((long) Math.floor(value)) : String.valueOf(value);
    }
}
