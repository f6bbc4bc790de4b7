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
import org.jspecify.annotations.Nullable;

/** Makes a durable consumer as wanted; a new one begins where the durable stands that it replaces. */
record ConsumerStep(
        Change change,
        ConsumerSpec spec,
        ConsumerConfiguration wanted,
        boolean takesOver,
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
        String earlier = spec.replaces();
        return new ConsumerStep(
                change(spec, wanted, present),
                spec,
                wanted,
                present == null && earlier != null && server.consumer(spec.stream(), earlier) != null,
                present == null ? beginning : null,
                new ConsumerGuard(spec, wanted, single, server).refusals());
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
        ConsumerConfiguration asked = beginning != null ? from(beginning) : takesOver ? from(position(server)) : wanted;
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

    /** Read at the last moment: the earlier durable may be running still. */
    private long position(JetStreamManagement server) throws IOException, JetStreamApiException {
        return server.getConsumerInfo(spec.stream(), spec.replaces())
                        .getAckFloor()
                        .getStreamSequence()
                + 1;
    }

    private ConsumerConfiguration from(long sequence) {
        return ConsumerConfiguration.builder(wanted)
                .deliverPolicy(DeliverPolicy.ByStartSequence)
                .startSequence(sequence)
                .build();
    }
}
