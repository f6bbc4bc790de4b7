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
import java.util.Map;
import java.util.Set;

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
    private final Set<String> ignored;

    /** Applies to the account of the connection, within the limits that the environment sets. */
    public TopologyApply(Connection connection) {
        this(connection, JetStreamOptions.defaultOptions(), ResourceLimits.of(System.getenv()));
    }

    /** Applies to a JetStream domain, within limits of one's own. */
    public TopologyApply(Connection connection, JetStreamOptions options, ResourceLimits limits) {
        this(connection, options, limits, Clock.systemUTC());
    }

    TopologyApply(Connection connection, JetStreamOptions options, ResourceLimits limits, Clock clock) {
        this(connection, options, limits, clock, Set.of());
    }

    private TopologyApply(
            Connection connection,
            JetStreamOptions options,
            ResourceLimits limits,
            Clock clock,
            Set<String> ignored) {
        this.connection = connection;
        this.options = options;
        this.limits = limits;
        this.clock = clock;
        this.ignored = ignored;
    }

    /** The same, on a server that does not have those streams. */
    public TopologyApply without(Set<String> streams) {
        return new TopologyApply(connection, options, limits, clock, Set.copyOf(streams));
    }

    /**
     * What {@link #apply} would change. Changes nothing.
     *
     * @throws TopologyRefused when the server would refuse the topology, or it would destroy events
     * @throws IOException when the server does not answer
     */
    public TopologyDiff diff(Topology topology) throws IOException {
        return diff(plan(topology, Map.of()));
    }

    /**
     * Makes the server look like the topology, and says what was changed.
     *
     * @throws TopologyRefused when the server refuses the topology, or it would destroy events
     * @throws IOException when the server does not answer
     */
    public TopologyDiff apply(Topology topology) throws IOException {
        return apply(topology, Map.of());
    }

    /**
     * The same; new consumers begin where they are told.
     *
     * @param beginnings the first sequence of a durable, by its name
     */
    public TopologyDiff apply(Topology topology, Map<String, Long> beginnings) throws IOException {
        List<Step> steps = plan(topology, beginnings);
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

    private List<Step> plan(Topology topology, Map<String, Long> beginnings) throws IOException {
        List<Step> steps = new ArrayList<>();
        try {
            ServerState server = new ServerState(
                    connection.jetStreamManagement(options),
                    ServerFeatures.of(connection.getServerInfo()),
                    clock.instant(),
                    ignored);
            for (StreamSpec stream : topology.streams()) {
                steps.add(StreamStep.of(
                        Kind.STREAM,
                        stream.name(),
                        StreamSettings.of(stream, server.configuration(stream.name())),
                        server));
            }
            for (StreamSpec stream : topology.streams()) {
                for (ConsumerSpec consumer : topology.consumersOn(stream.name())) {
                    steps.add(ConsumerStep.of(consumer, stream, server, beginnings.get(consumer.durable())));
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
