package com.nebengjek.topology;

import com.nebengjek.topology.Change.Difference;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Why a consumer cannot be made as wanted: the server would refuse it, or it would give up events that wait for it.
 *
 * @param olderFilter what the consumer was made with if the server was older then
 */
record ConsumerGuard(ConsumerSpec spec, ConsumerConfiguration wanted, String olderFilter, ServerState server) {

    private static final Set<String> FIXED = Set.of("deliver", "ack", "replay");

    List<String> refusals() throws IOException, JetStreamApiException {
        List<String> refusals = new ArrayList<>(othersOnTheWorkQueue());
        ConsumerInfo present = server.consumer(spec.stream(), spec.durable());
        if (present != null) {
            refusals.addAll(pushConsumer(present));
            refusals.addAll(fixedSettings(present));
            refusals.addAll(waitingEvents(present));
        }
        return refusals;
    }

    private List<String> othersOnTheWorkQueue() throws IOException, JetStreamApiException {
        if (!keeps(RetentionPolicy.WorkQueue)) {
            return List.of();
        }
        return server.consumers(spec.stream()).stream()
                .filter(other -> !other.getName().equals(spec.durable()))
                .filter(other -> overlap(wanted.getFilterSubjects(), filters(other)))
                .map(other -> ("Consumer %s wants %s of the work queue %s, of which consumer %s reads %s "
                                + "(10100): stop and delete that one first, its events stay in the stream; or "
                                + "narrow a filter.")
                        .formatted(
                                spec.durable(),
                                wanted.getFilterSubjects(),
                                spec.stream(),
                                other.getName(),
                                filters(other)))
                .toList();
    }

    private List<String> pushConsumer(ConsumerInfo present) {
        return present.getConsumerConfiguration().getDeliverSubject() == null
                ? List.of()
                : List.of(("Consumer %s of stream %s is a push consumer on the server, and functions pull: "
                                + "delete it, and apply again.")
                        .formatted(spec.durable(), spec.stream()));
    }

    private List<String> fixedSettings(ConsumerInfo present) {
        List<String> fixed = ConsumerSettings.ALL.differences(present.getConsumerConfiguration(), wanted).stream()
                .filter(difference -> FIXED.contains(difference.setting()))
                .map(Difference::toString)
                .toList();
        return fixed.isEmpty()
                ? List.of()
                : List.of(("Consumer %s of stream %s would change %s, which a server refuses (10012): keep "
                                + "it; or delete the consumer, which gives up its position, and apply again.")
                        .formatted(spec.durable(), spec.stream(), String.join(", ", fixed)));
    }

    /** Where events are kept for consumers only, a narrower filter deletes what waits for this one. */
    private List<String> waitingEvents(ConsumerInfo present) {
        long waiting = present.getNumPending() + present.getNumAckPending();
        List<String> before = filters(present);
        boolean gives = !keeps(RetentionPolicy.Limits)
                && !covers(wanted.getFilterSubjects(), before)
                && !before.equals(List.of(olderFilter));
        return waiting == 0 || !gives
                ? List.of()
                : List.of(("Consumer %s of stream %s would give up subjects (%s → %s) while %d events wait "
                                + "for it: let it finish them first.")
                        .formatted(spec.durable(), spec.stream(), before, wanted.getFilterSubjects(), waiting));
    }

    private boolean keeps(RetentionPolicy retention) {
        StreamConfiguration stream = server.configuration(spec.stream());
        return stream != null && stream.getRetentionPolicy() == retention;
    }

    private static List<String> filters(ConsumerInfo consumer) {
        return ConsumerSettings.filters(consumer.getConsumerConfiguration());
    }

    private static boolean overlap(List<String> some, List<String> others) {
        return some.stream()
                .map(SubjectPattern::of)
                .anyMatch(subject -> others.stream().map(SubjectPattern::of).anyMatch(subject::overlaps));
    }

    private static boolean covers(List<String> wide, List<String> narrow) {
        return narrow.stream()
                .map(SubjectPattern::of)
                .allMatch(
                        subject -> wide.stream().map(SubjectPattern::of).anyMatch(pattern -> pattern.covers(subject)));
    }
}
