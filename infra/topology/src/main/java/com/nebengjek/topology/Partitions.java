package com.nebengjek.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Divides the subjects of a stream by their id, so that the events of one id are read one after the other.
 *
 * <p>The stream appends the partition to each subject of the form {@code service.action.entity.id} as a fifth token. Each
 * partition has a consumer of its own that hands out one event at a time, to whichever process asks.
 *
 * @see <a href="https://docs.nats.io/nats-concepts/subject_mapping#deterministic-subject-token-partitioning">Partitioning
 *     by subject token</a>
 */
final class Partitions {

    /** The subjects that are divided. */
    static final String SOURCE = "*.*.*.*";

    private static final int TOKENS = SubjectPattern.of(SOURCE).tokens().size();

    private Partitions() {}

    /** Where the stream puts such a subject. */
    static String destination(int partitions) {
        return "{{wildcard(1)}}.{{wildcard(2)}}.{{wildcard(3)}}.{{wildcard(4)}}.{{partition(%d,4)}}".formatted(partitions);
    }

    /** The consumers that together read what this one would. */
    static List<ConsumerSpec> of(ConsumerSpec whole, int partitions) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> of(whole, partition, filters(whole, partition)))
                .toList();
    }

    /** The filters of a consumer that must match subjects on which events are published. */
    static List<String> checkable(ConsumerSpec consumer) {
        return consumer.partition() == null
                ? consumer.filters()
                : consumer.filters().stream()
                        .filter(filter -> filter.endsWith("." + consumer.partition()))
                        .map(filter -> filter.substring(0, filter.lastIndexOf('.')))
                        .toList();
    }

    private static ConsumerSpec of(ConsumerSpec whole, int partition, List<String> filters) {
        return new ConsumerSpec(
                whole.function(),
                whole.stream(),
                partition,
                filters,
                whole.replaces(),
                whole.deliver(),
                whole.ack(),
                whole.replay(),
                whole.ackWait(),
                whole.attempts(),
                whole.maxDeliver(),
                whole.backoff(),
                1);
    }

    /** The first partition also has what has none: subjects without an id, and events from before the division. */
    private static List<String> filters(ConsumerSpec whole, int partition) {
        List<String> filters = new ArrayList<>();
        for (String filter : whole.filters()) {
            List<String> undivided = undivided(filter, whole);
            filters.add(undivided.getLast() + "." + partition);
            if (partition == 0) {
                filters.addAll(undivided);
            }
        }
        return filters;
    }

    /** {@code a.b.>} is {@code a.b.*} and {@code a.b.*.*}. */
    private static List<String> undivided(String filter, ConsumerSpec whole) {
        List<String> tokens = SubjectPattern.of(filter).tokens();
        boolean open = tokens.getLast().equals(">");
        List<String> fixed = open ? tokens.subList(0, tokens.size() - 1) : tokens;
        if (fixed.size() > TOKENS || !open && fixed.size() < TOKENS || fixed.size() == TOKENS && open) {
            throw new InvalidTopology(
                    "functions.%s.consumers.%s.filters".formatted(whole.function(), whole.stream()),
                    "has %s, by which an ordered function finds no id".formatted(filter),
                    "write the subject without its id, such as ride.start.>");
        }
        return IntStream.rangeClosed(Math.max(fixed.size(), TOKENS - 1), TOKENS)
                .mapToObj(size -> Stream.concat(
                                fixed.stream(), Stream.generate(() -> "*").limit(size - fixed.size()))
                        .toList())
                .filter(subject -> subject.size() > fixed.size() || !open)
                .map(subject -> String.join(".", subject))
                .toList();
    }
}
