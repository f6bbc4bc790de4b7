package com.nebengjek.topology.dead;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant: those that meet every condition that is set.
 *
 * @param reason a part of the reason, in capitals or not
 * @param from the earliest time of death
 * @param to the time of death before which it is
 * @param sequences places in the stream of dead letters; empty for any
 */
public record DeadLetterFilter(
        @Nullable String stream,
        @Nullable String consumer,
        @Nullable String reason,
        @Nullable String type,
        @Nullable Instant from,
        @Nullable Instant to,
        List<SequenceRange> sequences) {

    public static final DeadLetterFilter ALL = new DeadLetterFilter(null, null, null, null, null, null, List.of());

    public DeadLetterFilter {
        sequences = List.copyOf(sequences);
    }

    boolean takes(DeadLetter letter) {
        return isOrAny(stream, letter.stream())
                && isOrAny(consumer, letter.consumer())
                && isOrAny(type, letter.type())
                && (reason == null || lower(letter.reason()).contains(lower(reason)))
                && (from == null || !letter.time().isBefore(from))
                && (to == null || letter.time().isBefore(to))
                && (sequences.isEmpty() || sequences.stream().anyMatch(range -> range.contains(letter.sequence())));
    }

    private static boolean isOrAny(@Nullable String wanted, String actual) {
        return wanted == null || wanted.equals(actual);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
