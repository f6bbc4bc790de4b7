package com.nebengjek.local.checks;

import com.nebengjek.local.traffic.StreamsState;
import io.nats.client.api.ConsumerInfo;
import java.util.List;

/** Every event that is due was handled by everyone it is for. */
final class HandledEvents implements Check {

    @Override
    public List<String> violations(Evidence evidence) {
        return evidence.streams().consumers().stream()
                .filter(consumer -> StreamsState.outstanding(consumer) > (isHolder(consumer) ? evidence.roundsNotDue() : 0))
                .map(HandledEvents::sentence)
                .sorted()
                .toList();
    }

    private static boolean isHolder(ConsumerInfo consumer) {
        return consumer.getName().equals(Rounds.HOLDER);
    }

    private static String sentence(ConsumerInfo consumer) {
        return "%s has not handled %d events of %s: %d were not delivered, %d are not acknowledged, from sequence %d on."
                .formatted(
                        consumer.getName(),
                        StreamsState.outstanding(consumer),
                        consumer.getStreamName(),
                        consumer.getNumPending(),
                        consumer.getNumAckPending(),
                        consumer.getAckFloor().getStreamSequence() + 1);
    }
}
