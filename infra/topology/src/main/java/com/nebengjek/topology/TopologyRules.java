package com.nebengjek.topology;

import io.nats.client.api.AckPolicy;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.RetentionPolicy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What must hold between the parts of a topology, whatever the server. */
final class TopologyRules {

    static final int MAX_REPLICAS = 5;

    private static final Pattern STREAM_NAME = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern FUNCTION_NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern BUCKET_NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private final Topology topology;

    private TopologyRules(Topology topology) {
        this.topology = topology;
    }

    /** @throws InvalidTopology for the first thing that is wrong */
    static void check(Topology topology) {
        new TopologyRules(topology).check();
    }

    static void replicas(String path, int count) {
        if (count < 1 || count > MAX_REPLICAS) {
            throw new InvalidTopology(path, "is " + count, "write a whole number, 1 to " + MAX_REPLICAS);
        }
    }

    private void check() {
        for (StreamSpec stream : topology.streams()) {
            String path = "streams." + stream.name();
            name(path, stream.name(), STREAM_NAME, "is no name for a stream", "write upper-case letters, digits and _");
            duplicateWindow(path, stream);
            streamsDoNotShareSubjects(path, stream);
            consumersOfAWorkQueueDoNotShareEvents(stream);
        }
        for (FunctionSpec function : topology.functions()) {
            String path = "functions." + function.name();
            name(path, function.name(), FUNCTION_NAME, "is no name for a function", "write it as in match-propose");
            for (ConsumerSpec consumer : function.consumers()) {
                consumer(pathOf(consumer), consumer);
            }
            rate(path, function);
        }
        for (ProgramSpec program : topology.programs()) {
            program("programs." + program.name(), program);
        }
        for (BucketSpec bucket : topology.buckets()) {
            String path = "buckets." + bucket.name();
            name(path, bucket.name(), BUCKET_NAME, "is no name for a bucket", "write letters, digits, - and _");
        }
    }

    private void rate(String path, FunctionSpec function) {
        if (function.rate() != null
                && topology.buckets().stream().noneMatch(bucket -> bucket.name().equals("rates"))) {
            throw new InvalidTopology(
                    path + ".rate",
                    "is set, and there is no bucket in which its processes share it",
                    "write `rates: {}` under `buckets`");
        }
    }

    private static void name(String path, String name, Pattern shape, String fault, String remedy) {
        if (!shape.matcher(name).matches()) {
            throw new InvalidTopology(path, fault, remedy);
        }
    }

    private static void duplicateWindow(String path, StreamSpec stream) {
        if (stream.duplicateWindow().compareTo(stream.maxAge()) > 0) {
            throw new InvalidTopology(
                    path + ".duplicate-window",
                    "is %s, longer than max-age %s"
                            .formatted(Quantity.show(stream.duplicateWindow()), Quantity.show(stream.maxAge())),
                    "an id cannot be remembered longer than its event: shorten it");
        }
    }

    private void streamsDoNotShareSubjects(String path, StreamSpec stream) {
        for (StreamSpec other : topology.streams()) {
            if (other.name().equals(stream.name())) {
                return;
            }
            for (String subject : stream.subjects()) {
                overlapping(subject, other.subjects()).ifPresent(theirs -> {
                    throw new InvalidTopology(
                            path + ".subjects",
                            "has %s, which overlaps %s of stream %s".formatted(subject, theirs, other.name()),
                            "an event is kept by one stream: narrow one of them");
                });
            }
        }
    }

    private void consumersOfAWorkQueueDoNotShareEvents(StreamSpec stream) {
        if (stream.retention() != RetentionPolicy.WorkQueue) {
            return;
        }
        List<ConsumerSpec> consumers = topology.consumersOn(stream.name());
        for (ConsumerSpec consumer : consumers) {
            workQueuePolicies(pathOf(consumer), consumer);
            for (ConsumerSpec other : consumers.subList(0, consumers.indexOf(consumer))) {
                for (String filter : consumer.filters()) {
                    overlapping(filter, other.filters()).ifPresent(theirs -> {
                        throw new InvalidTopology(
                                pathOf(consumer) + ".filters",
                                "has %s, which overlaps %s of %s on the work queue %s"
                                        .formatted(filter, theirs, other.durable(), stream.name()),
                                "an event of a work queue has one consumer: narrow a filter, or make retention "
                                        + "interest");
                    });
                }
            }
        }
    }

    private static void workQueuePolicies(String path, ConsumerSpec consumer) {
        if (consumer.ack() != AckPolicy.Explicit) {
            throw new InvalidTopology(
                    path + ".ack", "is " + Value.word(consumer.ack()) + " on a work queue", "write explicit");
        }
        if (consumer.deliver() != DeliverPolicy.All) {
            throw new InvalidTopology(
                    path + ".deliver", "is " + Value.word(consumer.deliver()) + " on a work queue", "write all");
        }
    }

    private void program(String path, ProgramSpec program) {
        name(path, program.name(), FUNCTION_NAME, "is no name for a program", "write it as in match-propose");
        if (topology.functions().stream().anyMatch(function -> function.name().equals(program.name()))) {
            throw new InvalidTopology(path, "is a function too", "give one of them another name");
        }
        program.reads().forEach(stream -> stream(path + ".reads", stream));
    }

    private StreamSpec stream(String path, String name) {
        return topology.stream(name)
                .orElseThrow(() -> new InvalidTopology(
                        path,
                        "names a stream that is not under streams",
                        "write one of "
                                + String.join(
                                        ", ",
                                        topology.streams().stream()
                                                .map(StreamSpec::name)
                                                .toList())));
    }

    private void consumer(String path, ConsumerSpec consumer) {
        StreamSpec stream = stream(path, consumer.stream());
        for (String filter : Partitions.checkable(consumer)) {
            if (overlapping(filter, stream.subjects()).isEmpty()) {
                throw new InvalidTopology(
                        path + ".filters",
                        "has %s, which matches no subject of stream %s".formatted(filter, stream.name()),
                        "write subjects within " + String.join(", ", stream.subjects()));
            }
        }
        if (Objects.equals(consumer.replaces(), consumer.durable())) {
            throw new InvalidTopology(path + ".replaces", "names the consumer itself", "name the earlier durable");
        }
        if (consumer.maxDeliver() != Topology.UNLIMITED
                && consumer.maxDeliver() <= consumer.backoff().size()) {
            throw new InvalidTopology(
                    path + ".max-deliver",
                    "is %d with %d waits in backoff"
                            .formatted(consumer.maxDeliver(), consumer.backoff().size()),
                    "there is a wait between two deliveries: write more deliveries than waits");
        }
    }

    private static Optional<String> overlapping(String subject, List<String> others) {
        SubjectPattern pattern = SubjectPattern.of(subject);
        return others.stream()
                .filter(other -> pattern.overlaps(SubjectPattern.of(other)))
                .findFirst();
    }

    private static String pathOf(ConsumerSpec consumer) {
        return "functions.%s.consumers.%s".formatted(consumer.function(), consumer.stream());
    }
}
