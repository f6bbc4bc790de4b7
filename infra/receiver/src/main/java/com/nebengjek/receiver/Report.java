package com.nebengjek.receiver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What a receiver got.
 *
 * @param requests all of them
 * @param messages different messages: paths and {@code webhook-id}s
 * @param accepted messages that were answered 2xx
 * @param duplicates requests of messages that had been answered 2xx before
 * @param withoutId requests without a {@code webhook-id}, which are no message
 * @param badSignatures requests that were refused for it
 * @param connections open at once, at most
 * @param answers how often each answer was given
 * @param perSecond requests between the first and the last one
 * @param ageMs of messages when they first came, by the {@code created_at} of the body
 */
public record Report(
        long requests,
        long messages,
        long accepted,
        long duplicates,
        long withoutId,
        long badSignatures,
        long connections,
        SortedMap<String, Long> answers,
        double perSecond,
        Age ageMs) {

    /** Milliseconds. */
    public record Age(long p50, long p99, long max) {}

    String json() {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, json());
    }

    /** For people. */
    public String text() {
        return """
                requests         %,d (%,.1f a second)
                messages         %,d, of which accepted %,d
                duplicates       %,d
                without id       %,d
                bad signatures   %,d
                connections      %,d at once, at most
                answers          %s
                age on arrival   p50 %,d ms, p99 %,d ms, at most %,d ms
                """.formatted(
                requests,
                perSecond,
                messages,
                accepted,
                duplicates,
                withoutId,
                badSignatures,
                connections,
                answers.entrySet().stream().map(Report::count).collect(Collectors.joining(", ")),
                ageMs.p50(),
                ageMs.p99(),
                ageMs.max());
    }

    private static String count(Map.Entry<String, Long> answer) {
        return "%s: %,d".formatted(answer.getKey(), answer.getValue());
    }
}
