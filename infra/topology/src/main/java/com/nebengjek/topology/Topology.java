package com.nebengjek.topology;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Streams, consumers and key-value buckets as they shall be on a server; checked, so that a server of the right version
 * and size accepts them.
 */
public record Topology(
        List<StreamSpec> streams,
        List<FunctionSpec> functions,
        List<ProgramSpec> programs,
        List<BucketSpec> buckets) {

    /** Stands for "no limit", as it does on the server. */
    public static final long UNLIMITED = -1;

    public Topology {
        streams = List.copyOf(streams);
        functions = List.copyOf(functions);
        programs = List.copyOf(programs);
        buckets = List.copyOf(buckets);
    }

    /** The topology of the product, {@code topology.yaml} on the class path. */
    public static Topology load() {
        return load(Set.of());
    }

    /**
     * The topology of the product.
     *
     * @param wanted the optional functions that belong to it
     * @throws InvalidTopology when there is no such optional function
     */
    public static Topology load(Set<String> wanted) {
        return TopologyFile.bundled().topology(wanted);
    }

    /**
     * The topology in a file of one's own. What its {@code defaults} leave out is taken from the product's.
     *
     * @throws InvalidTopology when the file's content cannot be used
     * @throws IOException when the file cannot be read
     */
    public static Topology load(Path file) throws IOException {
        return load(file, Set.of());
    }

    /** As {@link #load(Path)}, with the optional functions that are wanted. */
    public static Topology load(Path file, Set<String> wanted) throws IOException {
        return TopologyFile.read(file).topology(wanted);
    }

    /** @throws InvalidTopology when the text cannot be used */
    static Topology parse(String yaml) {
        return TopologyFile.parse(yaml).topology(Set.of());
    }

    /** The same topology, with every stream and bucket kept by that many servers. */
    public Topology withReplicas(int count) {
        TopologyRules.replicas("replicas", count);
        return new Topology(
                streams.stream().map(stream -> stream.withReplicas(count)).toList(),
                functions,
                programs,
                buckets.stream().map(bucket -> bucket.withReplicas(count)).toList());
    }

    /** All durables, in the file's order. */
    public List<ConsumerSpec> consumers() {
        return functions.stream()
                .flatMap(function -> function.consumers().stream())
                .toList();
    }

    /** The consumers of a function; none when the topology does not have the function. */
    public List<ConsumerSpec> consumersOf(String function) {
        return consumers().stream().filter(c -> c.function().equals(function)).toList();
    }

    /** The consumers that read a stream. */
    public List<ConsumerSpec> consumersOn(String stream) {
        return consumers().stream().filter(c -> c.stream().equals(stream)).toList();
    }

    /** The consumer of that durable name. */
    public Optional<ConsumerSpec> consumer(String durable) {
        return consumers().stream().filter(c -> c.durable().equals(durable)).findFirst();
    }

    /** The names of all durables, in the file's order. */
    public List<String> durables() {
        return consumers().stream().map(ConsumerSpec::durable).toList();
    }

    /** The stream of that name. */
    public Optional<StreamSpec> stream(String name) {
        return streams.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** The one stream that stores what is published on a subject; none when nothing stores it. */
    public Optional<StreamSpec> streamOf(String subject) {
        SubjectPattern published = SubjectPattern.of(subject);
        return streams.stream()
                .filter(stream -> patterns(stream.subjects()).anyMatch(pattern -> pattern.covers(published)))
                .findFirst();
    }

    private static Stream<SubjectPattern> patterns(List<String> subjects) {
        return subjects.stream().map(SubjectPattern::of);
    }
}
