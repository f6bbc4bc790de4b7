package com.nebengjek.topology;

import com.nebengjek.topology.FunctionSpec.Rate;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.CompressionOption;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.ReplayPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The text of a topology, turned into records. */
final class TopologyFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String[] STREAM_SETTINGS = {
        "retention",
        "storage",
        "replicas",
        "max-age",
        "max-bytes",
        "max-messages",
        "max-messages-per-subject",
        "discard",
        "duplicate-window",
        "compression",
        "allow-direct",
        "partitions"
    };
    private static final String[] CONSUMER_SETTINGS = {
        "deliver", "ack", "replay", "ack-wait", "attempts", "max-deliver", "backoff", "max-ack-pending"
    };
    private static final String[] BUCKET_SETTINGS = {"storage", "replicas", "history", "ttl", "max-bytes"};

    /** Where a consumer may begin; sequences and times are given by hand. */
    private static final DeliverPolicy[] DELIVER = {
        DeliverPolicy.All, DeliverPolicy.Last, DeliverPolicy.New, DeliverPolicy.LastPerSubject
    };

    private final Section root;
    private final Section streamDefaults;
    private final Section consumerDefaults;
    private final Section bucketDefaults;

    private TopologyFile(Section root) {
        this.root = root.only("defaults", "streams", "functions", "programs", "buckets");
        Section defaults = root.section("defaults").only("stream", "consumer", "bucket");
        this.streamDefaults = defaults.section("stream").only(STREAM_SETTINGS);
        this.consumerDefaults = defaults.section("consumer").only(CONSUMER_SETTINGS);
        this.bucketDefaults = defaults.section("bucket").only(BUCKET_SETTINGS);
    }

    private TopologyFile(TopologyFile own, TopologyFile product) {
        this.root = own.root;
        this.streamDefaults = own.streamDefaults.or(product.streamDefaults);
        this.consumerDefaults = own.consumerDefaults.or(product.consumerDefaults);
        this.bucketDefaults = own.bucketDefaults.or(product.bucketDefaults);
    }

    static TopologyFile bundled() {
        try (InputStream file = TopologyFile.class.getResourceAsStream("/topology.yaml")) {
            return new TopologyFile(
                    root(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("topology.yaml on the class path cannot be read", unreadable);
        }
    }

    static TopologyFile read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    static TopologyFile parse(String yaml) {
        return new TopologyFile(new TopologyFile(root(yaml)), bundled());
    }

    private static Section root(String yaml) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            return new Section("", tree);
        } catch (JacksonException notYaml) {
            throw new InvalidTopology("the file", "is not YAML", notYaml.getMessage());
        }
    }

    /** @param wanted the optional functions that belong to it */
    Topology topology(Set<String> wanted) {
        Section streams = root.section("streams");
        Section functions = root.section("functions");
        wanted.forEach(name -> requireOptional(functions, name));
        Section programs = root.section("programs");
        Section buckets = root.section("buckets");
        List<FunctionSpec> readers = functions.keys().stream()
                .filter(name -> wanted.contains(name) || !isOptional(functions.section(name)))
                .map(name -> function(name, functions.section(name)))
                .toList();
        Topology topology = new Topology(
                streams.keys().stream()
                        .map(name -> stream(name, streams.section(name), readersOf(name, readers)))
                        .toList(),
                readers,
                programs.keys().stream()
                        .map(name -> program(name, programs.section(name)))
                        .toList(),
                buckets.keys().stream()
                        .map(name -> bucket(name, buckets.section(name)))
                        .toList());
        TopologyRules.check(topology);
        return topology;
    }

    private static boolean isOptional(Section function) {
        return function.has("optional") && function.value("optional").flag();
    }

    private static void requireOptional(Section functions, String name) {
        if (!isOptional(functions.section(name))) {
            throw new InvalidTopology(
                    "functions." + name,
                    "is no optional function",
                    "name one of "
                            + functions.keys().stream()
                                    .filter(each -> isOptional(functions.section(each)))
                                    .collect(Collectors.joining(", ")));
        }
    }

    private StreamSpec stream(String name, Section own, List<FunctionSpec> readers) {
        own.only(with(STREAM_SETTINGS, "subjects"));
        Section section = own.or(streamDefaults);
        return new StreamSpec(
                name,
                own.value("subjects").subjects(),
                section.value("retention").choice(RetentionPolicy.values()),
                section.value("storage").choice(StorageType.values()),
                (int) section.value("replicas").count(1, TopologyRules.MAX_REPLICAS),
                section.value("max-age").duration(),
                section.value("max-bytes").bytes(),
                section.value("max-messages").limit(),
                section.value("max-messages-per-subject").limit(),
                section.value("discard").choice(DiscardPolicy.values()),
                section.value("duplicate-window").duration(),
                section.value("compression").choice(CompressionOption.values()),
                section.value("allow-direct").flag(),
                readers.stream().anyMatch(FunctionSpec::ordered) ? partitionsOf(name) : 0,
                ToldByStream.of(readers, partitionsOf(name)));
    }

    private static List<FunctionSpec> readersOf(String stream, List<FunctionSpec> functions) {
        return functions.stream()
                .filter(function -> function.consumers().stream()
                        .anyMatch(consumer -> consumer.stream().equals(stream)))
                .toList();
    }

    private int partitionsOf(String stream) {
        Section section = root.section("streams").section(stream).or(streamDefaults);
        return (int) section.value("partitions").count(2, 256);
    }

    private FunctionSpec function(String name, Section own) {
        Section consumers = own.only("consumers", "emits", "ordered", "rate", "burst", "optional").section("consumers");
        boolean ordered = own.has("ordered") && own.value("ordered").flag();
        return new FunctionSpec(
                name,
                consumers.keys().stream()
                        .map(stream -> consumer(name, stream, consumers.section(stream)))
                        .flatMap(whole -> ordered
                                ? Partitions.of(whole, partitionsOf(whole.stream())).stream()
                                : Stream.of(whole))
                        .toList(),
                subjects(own, "emits"),
                ordered,
                rate(own));
    }

    private static @Nullable Rate rate(Section own) {
        if (!own.has("rate")) {
            return null;
        }
        int perSecond = (int) own.value("rate").count(1, 1_000_000);
        return new Rate(perSecond, own.has("burst") ? (int) own.value("burst").count(1, 1_000_000) : perSecond);
    }

    private static ProgramSpec program(String name, Section own) {
        own.only("emits", "hears", "reads");
        return new ProgramSpec(
                name, subjects(own, "emits"), subjects(own, "hears"), subjects(own, "reads"));
    }

    private static List<String> subjects(Section section, String key) {
        return section.has(key) ? section.value(key).subjects() : List.of();
    }

    private ConsumerSpec consumer(String function, String stream, Section own) {
        own.only(with(CONSUMER_SETTINGS, "filters", "replaces"));
        Section section = own.or(consumerDefaults);
        List<Duration> backoff = section.value("backoff").durations();
        return new ConsumerSpec(
                function,
                stream,
                null,
                own.value("filters").subjects(),
                own.has("replaces") ? own.value("replaces").text() : null,
                section.value("deliver").choice(DELIVER),
                section.value("ack").choice(AckPolicy.values()),
                section.value("replay").choice(ReplayPolicy.values()),
                backoff.isEmpty() ? section.value("ack-wait").duration() : backoff.getFirst(),
                (int) section.value("attempts").count(1, 1000),
                section.value("max-deliver").limit(),
                backoff,
                section.value("max-ack-pending").limit());
    }

    private BucketSpec bucket(String name, Section own) {
        Section section = own.only(BUCKET_SETTINGS).or(bucketDefaults);
        return new BucketSpec(
                name,
                section.value("storage").choice(StorageType.values()),
                (int) section.value("replicas").count(1, TopologyRules.MAX_REPLICAS),
                (int) section.value("history").count(1, 64),
                section.value("ttl").duration(),
                section.value("max-bytes").bytes());
    }

    private static String[] with(String[] settings, String... more) {
        return Stream.of(settings, more).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
