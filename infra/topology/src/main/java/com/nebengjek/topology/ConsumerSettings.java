package com.nebengjek.topology;

import com.nebengjek.topology.Settings.Setting;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Consumers of the topology as a server of some version takes them. */
final class ConsumerSettings {

    static final Settings<ConsumerConfiguration> ALL = new Settings<>(List.of(
            new Setting<>("filters", consumer -> Settings.list(filters(consumer))),
            new Setting<>("deliver", consumer -> Value.word(consumer.getDeliverPolicy())),
            new Setting<>("ack", consumer -> Value.word(consumer.getAckPolicy())),
            new Setting<>("replay", consumer -> Value.word(consumer.getReplayPolicy())),
            new Setting<>("ack-wait", consumer -> shown(consumer.getAckWait())),
            new Setting<>("max-deliver", consumer -> Settings.limit(consumer.getMaxDeliver())),
            new Setting<>("backoff", consumer -> Settings.durations(consumer.getBackoff())),
            new Setting<>("max-ack-pending", consumer -> Settings.limit(consumer.getMaxAckPending()))));

    private ConsumerSettings() {}

    /** The configuration of a consumer; what the topology does not decide is kept from what is there. */
    static ConsumerConfiguration of(ConsumerSpec spec, List<String> filters, @Nullable ConsumerConfiguration present) {
        ConsumerConfiguration.Builder builder =
                present == null ? ConsumerConfiguration.builder() : ConsumerConfiguration.builder(present);
        return builder.durable(spec.durable())
                .filterSubjects(filters)
                .deliverPolicy(deliver(spec, present))
                .ackPolicy(spec.ack())
                .replayPolicy(spec.replay())
                .ackWait(spec.ackWait())
                .maxDeliver(spec.maxDeliver())
                .backoff(spec.backoff().toArray(Duration[]::new))
                .maxAckPending(spec.maxAckPending())
                .build();
    }

    /** What a consumer of the server reads; everything when it has no filter. */
    static List<String> filters(ConsumerConfiguration consumer) {
        List<String> filters = consumer.getFilterSubjects();
        return filters == null || filters.isEmpty() ? List.of(">") : filters;
    }

    /** A place where the consumer once began, given by hand or by an earlier durable, is not a difference. */
    private static DeliverPolicy deliver(ConsumerSpec spec, @Nullable ConsumerConfiguration present) {
        return present != null && beganSomewhere(present) ? present.getDeliverPolicy() : spec.deliver();
    }

    private static boolean beganSomewhere(ConsumerConfiguration present) {
        return present.getDeliverPolicy() == DeliverPolicy.ByStartSequence
                || present.getDeliverPolicy() == DeliverPolicy.ByStartTime;
    }

    private static String shown(@Nullable Duration duration) {
        return Quantity.show(Objects.requireNonNullElse(duration, Duration.ZERO));
    }
}
