package com.nebengjek.topology;

import com.nebengjek.topology.Change.Kind;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a server look like a topology: streams first, then consumers, then buckets.
 *
 * <p>It may be repeated at any time, changes only what differs, and deletes nothing. Either everything that can be
 * foreseen fits, or nothing is changed. Servers from 2.9 on.
 */
public final class TopologyApply {

    private final Connection connection;
    private final JetStreamOptions options;
    private final ResourceLimits limits;
    private final Clock clock;

    /** Applies to the account of the connection, within the limits that the environment sets. */
    public TopologyApply(Connection connection) {
        this(connection, JetStreamOptions.defaultOptions(), ResourceLimits.of(System.getenv()));
    }

    /** Applies to a JetStream domain, within limits of one's own. */
    public TopologyApply(Connection connection, JetStreamOptions options, ResourceLimits limits) {
        this(connection, options, limits, Clock.systemUTC());
    }

    TopologyApply(Connection connection, JetStreamOptions options, ResourceLimits limits, Clock clock) {
        this.connection = connection;
        this.options = options;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * What {@link #apply} would change. Changes nothing.
     *
     * @throws TopologyRefused when the server would refuse the topology, or it would destroy events
     * @throws IOException when the server does not answer
     */
    public TopologyDiff diff(Topology topology) throws IOException {
        return diff(plan(topology));
    }

    /**
     * Makes the server look like the topology, and says what was changed.
     *
     * @throws TopologyRefused when the server refuses the topology, or it would destroy events
     * @throws IOException when the server does not answer
     */
    public TopologyDiff apply(Topology topology) throws IOException {
        List<Step> steps = plan(topology);
        JetStreamManagement management = connection.jetStreamManagement(options);
        for (Step step : steps) {
            try {
                step.take(management);
            } catch (JetStreamApiException refused) {
                throw ServerRefusal.of(describe(step.change()), refused);
            }
        }
        return diff(steps);
    }

    private List<Step> plan(Topology topology) throws IOException {
        List<Step> steps = new ArrayList<>();
        try {
            ServerState server = new ServerState(
                    connection.jetStreamManagement(options),
                    ServerFeatures.of(connection.getServerInfo()),
                    clock.instant());
            for (StreamSpec stream : topology.streams()) {
                steps.add(StreamStep.of(
                        Kind.STREAM,
                        stream.name(),
                        StreamSettings.of(stream, server.configuration(stream.name())),
                        server));
            }
            for (StreamSpec stream : topology.streams()) {
                for (ConsumerSpec consumer : topology.consumersOn(stream.name())) {
                    steps.add(ConsumerStep.of(consumer, stream, server));
                }
            }
            for (BucketSpec bucket : topology.buckets()) {
                steps.add(StreamStep.of(
                        Kind.BUCKET,
                        bucket.name(),
                        StreamSettings.of(bucket, server.configuration(StreamSettings.streamOf(bucket))),
                        server));
            }
        } catch (JetStreamApiException refused) {
            throw ServerRefusal.of("to say what it has", refused);
        }
        refuse(topology, steps);
        return steps;
    }

    private void refuse(Topology topology, List<Step> steps) {
        List<String> refusals = new ArrayList<>(limits.refusals(topology));
        steps.forEach(step -> refusals.addAll(step.refusals()));
        if (!refusals.isEmpty()) {
            throw new TopologyRefused(refusals);
        }
    }

    private static TopologyDiff diff(List<Step> steps) {
        return new TopologyDiff(steps.stream().map(Step::change).toList());
    }

    private static String describe(Change change) {
        return Value.word(change.kind()) + " " + change.name();
    }
}
