package com.nebengjek.local.checks;

import com.nebengjek.topology.status.LostEvents;
import io.nats.client.api.ConsumerInfo;
import java.util.List;

/** No event was removed from its stream, by age, size or hand, before everyone it is for was done with it. */
final class KeptEvents implements Check {

    @Override
    public List<String> violations(Evidence evidence) {
        return evidence.streams().consumers().stream()
                .filter(consumer -> lost(evidence, consumer) > 0)
                .map(consumer -> "%d events of %s were removed before %s acknowledged them."
                        .formatted(lost(evidence, consumer), consumer.getStreamName(), consumer.getName()))
                .sorted()
                .toList();
    }

    private static long lost(Evidence evidence, ConsumerInfo consumer) {
        LostEvents seen = LostEvents.of(evidence.streams().stream(consumer), consumer);
        return Math.max(seen.certain(), evidence.traffic().lost(evidence.streams(), consumer));
    }
}
