package com.nebengjek.topology;

import com.nebengjek.topology.Change.Action;
import com.nebengjek.topology.Change.Difference;
import com.nebengjek.topology.Change.Kind;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes a durable consumer as wanted; a new one begins where the durables stand that it replaces. */
record ConsumerStep(
        Change change,
        ConsumerSpec spec,
        ConsumerConfiguration wanted,
        List<String> earlier,
        @Nullable Long beginning,
        List<String> refusals)
        implements Step {

    /** @param beginning the sequence with which a new one begins; null when it is not told */
    static ConsumerStep of(ConsumerSpec spec, StreamSpec stream, ServerState server, @Nullable Long beginning)
            throws IOException, JetStreamApiException {
        ConsumerInfo present = server.consumer(spec.stream(), spec.durable());
        String single = SingleFilter.of(spec.filters(), stream.subjects());
        ConsumerConfiguration wanted = ConsumerSettings.of(
                spec,
                server.features().severalFilters() ? spec.filters() : List.of(single),
                present == null ? null : present.getConsumerConfiguration());
        return new ConsumerStep(
                change(spec, wanted, present),
                spec,
                wanted,
                present == null ? earlier(spec, server) : List.of(),
                present == null ? beginning : null,
                new ConsumerGuard(spec, wanted, single, server).refusals());
    }

    /**
     * The durables that have read for the function what a new one shall read: the one it names, or else those it had
     * before it became ordered, or ceased to be.
     */
    private static List<String> earlier(ConsumerSpec spec, ServerState server)
            throws IOException, JetStreamApiException {
        String named = spec.replaces();
        Predicate<String> before = named != null
                ? named::equals
                : spec.partition() != null
                        ? spec.reader()::equals
                        : name -> name.startsWith(spec.reader() + "-") && ConsumerSpec.isPartition(name, spec.stream());
        return server.consumers(spec.stream()).stream()
                .map(ConsumerInfo::getName)
                .filter(before)
                .toList();
    }

    private static Change change(ConsumerSpec spec, ConsumerConfiguration wanted, @Nullable ConsumerInfo present) {
        if (present == null) {
            return new Change(Kind.CONSUMER, spec.durable(), Action.CREATE, List.of());
        }
        List<Difference> differences = ConsumerSettings.ALL.differences(present.getConsumerConfiguration(), wanted);
        Action action = differences.isEmpty() ? Action.UNCHANGED : Action.UPDATE;
        return new Change(Kind.CONSUMER, spec.durable(), action, differences);
    }

    @Override
    public void take(JetStreamManagement server) throws IOException, JetStreamApiException {
        if (change.action() == Action.UNCHANGED) {
            return;
        }
        ConsumerConfiguration asked =
                beginning != null ? from(beginning) : earlier.isEmpty() ? wanted : from(position(server));
        if (change.action() == Action.CREATE) {
            server.createConsumer(spec.stream(), asked);
        } else {
            server.updateConsumer(spec.stream(), asked);
        }
        // read again: the first answer of a server after its start still shows what the consumer was before the update
        ConsumerInfo made = server.getConsumerInfo(spec.stream(), spec.durable());
        Step.confirm(
                "consumer " + spec.durable(), ConsumerSettings.ALL.differences(made.getConsumerConfiguration(), asked));
    }

    /** Read at the last moment: an earlier durable may be running still. */
    private long position(JetStreamManagement server) throws IOException, JetStreamApiException {
        long floor = 0;
        for (String durable : earlier) {
            floor = Math.max(
                    floor,
                    server.getConsumerInfo(spec.stream(), durable).getAckFloor().getStreamSequence());
        }
        return floor + 1;
    }

    private ConsumerConfiguration from(long sequence) {
        return ConsumerConfiguration.builder(wanted)
                .deliverPolicy(DeliverPolicy.ByStartSequence)
                .startSequence(sequence)
                .build();
    }
}
