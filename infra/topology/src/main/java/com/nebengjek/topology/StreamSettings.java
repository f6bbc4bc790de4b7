package com.nebengjek.topology;

import com.nebengjek.topology.Settings.Setting;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.SubjectTransform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Streams and buckets of the topology as the server's stream configurations. */
public final class StreamSettings {

    static final Settings<StreamConfiguration> ALL = new Settings<>(List.of(
            new Setting<>("subjects", stream -> Settings.list(stream.getSubjects())),
            new Setting<>("retention", stream -> Value.word(stream.getRetentionPolicy())),
            new Setting<>("storage", stream -> Value.word(stream.getStorageType())),
            new Setting<>("replicas", stream -> Integer.toString(stream.getReplicas())),
            new Setting<>("max-age", stream -> Quantity.show(stream.getMaxAge())),
            new Setting<>("max-bytes", stream -> Settings.size(stream.getMaxBytes())),
            new Setting<>("max-messages", stream -> Settings.limit(stream.getMaxMsgs())),
            new Setting<>("max-messages-per-subject", stream -> Settings.limit(stream.getMaxMsgsPerSubject())),
            new Setting<>("discard", stream -> Value.word(stream.getDiscardPolicy())),
            new Setting<>("duplicate-window", stream -> Quantity.show(stream.getDuplicateWindow())),
            new Setting<>("compression", stream -> Value.word(stream.getCompressionOption())),
            new Setting<>("allow-direct", stream -> Boolean.toString(stream.getAllowDirect())),
            new Setting<>("subject-transform", StreamSettings::destination),
            new Setting<>("told", stream -> ToldByStream.in(metadata(stream)).toString())));

    /** The server takes a bucket's longer window for a mistake. */
    private static final Duration BUCKET_DUPLICATE_WINDOW = Duration.ofMinutes(2);

    private StreamSettings() {}

    /** The configuration of a stream; what the topology does not decide is kept from what is there. */
    public static StreamConfiguration of(StreamSpec spec, @Nullable StreamConfiguration present) {
        return builder(present)
                .name(spec.name())
                .subjects(spec.subjects())
                .retentionPolicy(spec.retention())
                .storageType(spec.storage())
                .replicas(spec.replicas())
                .maxAge(spec.maxAge())
                .maxBytes(spec.maxBytes())
                .maxMessages(spec.maxMessages())
                .maxMessagesPerSubject(spec.maxMessagesPerSubject())
                .discardPolicy(spec.discard())
                .duplicateWindow(spec.duplicateWindow())
                .compressionOption(spec.compression())
                .allowDirect(spec.allowDirect())
                .subjectTransform(transform(spec, present))
                .metadata(ToldByStream.replaced(present == null ? Map.of() : metadata(present), spec.told()))
                .build();
    }

    /** Somebody's own transform is kept, as long as no function here needs another one. */
    private static @Nullable SubjectTransform transform(StreamSpec spec, @Nullable StreamConfiguration present) {
        SubjectTransform before = present == null ? null : present.getSubjectTransform();
        if (spec.partitions() > 0) {
            return SubjectTransform.builder()
                    .source(Partitions.SOURCE)
                    .destination(Partitions.destination(spec.partitions()))
                    .build();
        }
        return before == null || Partitions.SOURCE.equals(before.getSource()) ? null : before;
    }

    static String destination(StreamConfiguration stream) {
        SubjectTransform transform = stream.getSubjectTransform();
        return transform == null ? "none" : Objects.requireNonNullElse(transform.getDestination(), "none");
    }

    static Map<String, String> metadata(StreamConfiguration stream) {
        return Objects.requireNonNullElse(stream.getMetadata(), Map.of());
    }

    /**
     * The stream that keeps a bucket.
     *
     * @see <a href="https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-8.md">ADR-8</a>
     */
    static StreamConfiguration of(BucketSpec spec, @Nullable StreamConfiguration present) {
        Duration window = spec.ttl().compareTo(BUCKET_DUPLICATE_WINDOW) < 0 ? spec.ttl() : BUCKET_DUPLICATE_WINDOW;
        return builder(present)
                .name(streamOf(spec))
                .subjects("$KV." + spec.name() + ".>")
                .storageType(spec.storage())
                .replicas(spec.replicas())
                .maxAge(spec.ttl())
                .maxBytes(spec.maxBytes())
                .maxMessagesPerSubject(spec.history())
                .discardPolicy(DiscardPolicy.New)
                .duplicateWindow(window)
                .allowRollup(true)
                .denyDelete(true)
                .allowDirect(true)
                .build();
    }

    static String streamOf(BucketSpec bucket) {
        return "KV_" + bucket.name();
    }

    private static StreamConfiguration.Builder builder(@Nullable StreamConfiguration present) {
        return present == null ? StreamConfiguration.builder() : StreamConfiguration.builder(present);
    }
}
