package com.nebengjek.topology.migration;

import com.nebengjek.topology.ConsumerSpec;
import com.nebengjek.topology.StreamSettings;
import com.nebengjek.topology.StreamSpec;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import com.nebengjek.topology.TopologyRefused;
import com.nebengjek.topology.migration.MigrationPlan.Move;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Moves the events of streams that are in a topology's way into those of the topology, and then applies it.
 *
 * <p>Publishers and subscribers stay alive. It may be killed at any time and run again: every step finds out from the
 * server whether it was taken, and no event is lost or stored twice. For a moment, some milliseconds, the subjects
 * belong to no stream, and publishing on them is refused: who awaits the acknowledgement publishes again.
 */
public final class Migration {

    private final Streams streams;
    private final Topology topology;
    private final TopologyApply apply;

    public Migration(JetStreamManagement management, Topology topology, TopologyApply apply) {
        this.streams = new Streams(management);
        this.topology = topology;
        this.apply = apply;
    }

    /**
     * What was done.
     *
     * @param unclaimed how long the subjects belonged to no stream
     * @param published events that the server had not copied because of a repeated message id
     */
    public record Result(Duration unclaimed, long published) {}

    /**
     * What there is to move. Changes nothing.
     *
     * @throws TopologyRefused when events would be lost, or the topology cannot be applied afterwards
     */
    public MigrationPlan plan() throws IOException, JetStreamApiException {
        MigrationPlan plan = new Survey(streams, topology).plan();
        List<String> refusals = new ArrayList<>(new MigrationGuard(streams, topology).refusals(plan));
        Set<String> inTheWay = new HashSet<>(plan.moves().stream().map(Move::from).toList());
        try {
            apply.without(inTheWay).diff(topology);
        } catch (TopologyRefused refused) {
            refusals.addAll(refused.reasons());
        }
        if (!refusals.isEmpty()) {
            throw new TopologyRefused(refusals);
        }
        return plan;
    }

    /** Moves everything, and applies the topology. */
    public Result run() throws IOException, JetStreamApiException, InterruptedException {
        Survey survey = new Survey(streams, topology);
        Duration unclaimed = Duration.ZERO;
        for (String name : survey.unchangeable()) {
            unclaimed = unclaimed.plus(new Renaming(streams, name).run());
        }
        List<String> earlier = survey.earlier();
        List<StreamConfiguration> takers = takers(survey, earlier);
        Transfer transfer = new Transfer(streams, earlier, takers, true);
        transfer.copy();
        unclaimed = unclaimed.plus(transfer.handOver());
        long published = new Stragglers(streams, earlier, unread(takers)).settle();
        apply.apply(topology, beginnings(transfer, takers));
        finish(earlier, takers);
        return new Result(unclaimed, published);
    }

    private List<StreamConfiguration> takers(Survey survey, List<String> earlier)
            throws IOException, JetStreamApiException {
        Set<StreamSpec> specs = new HashSet<>();
        for (String name : earlier) {
            specs.addAll(survey.takersFrom(name));
        }
        return specs.stream().map(spec -> StreamSettings.of(spec, null)).toList();
    }

    /** A work queue that is read already was settled before, and what is missing from it is done. */
    private List<StreamConfiguration> unread(List<StreamConfiguration> takers)
            throws IOException, JetStreamApiException {
        List<StreamConfiguration> unread = new ArrayList<>();
        for (StreamConfiguration taker : takers) {
            boolean removes = taker.getRetentionPolicy() == RetentionPolicy.WorkQueue;
            if (!removes || streams.consumers(taker.getName()).isEmpty()) {
                unread.add(taker);
            }
        }
        return unread;
    }

    /** Where durables go on that were there before, under the same name or the one that they replace. */
    private Map<String, Long> beginnings(Transfer transfer, List<StreamConfiguration> takers)
            throws IOException, JetStreamApiException {
        Map<String, Long> beginnings = new HashMap<>();
        for (StreamConfiguration taker : takers) {
            List<String> givers = transfer.givers(taker);
            if (givers.size() == 1) {
                Positions positions = new Positions(streams, givers.getFirst(), taker.getName());
                for (ConsumerSpec consumer : topology.consumersOn(taker.getName())) {
                    OptionalLong same = positions.of(consumer.durable());
                    OptionalLong first = same.isPresent() || consumer.replaces() == null
                            ? same
                            : positions.of(consumer.replaces());
                    first.ifPresent(sequence -> beginnings.put(consumer.durable(), sequence));
                }
            }
        }
        return beginnings;
    }

    private void finish(List<String> earlier, List<StreamConfiguration> takers)
            throws IOException, JetStreamApiException {
        for (StreamConfiguration taker : takers) {
            streams.release(taker.getName());
        }
        for (String name : earlier) {
            if (name.endsWith(Renaming.SUFFIX)) {
                streams.management().deleteStream(name);
            } else {
                streams.release(name);
                streams.update(name, settings -> settings.subjects(
                        new Park(name).finished(settings.build().getSubjects())));
            }
        }
    }
}
