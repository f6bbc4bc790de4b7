package com.nebengjek.topology.status;

import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamInfo;
import java.util.List;

/**
 * Events that age, size or a purge removed from their stream before a consumer acknowledged them, as far as a server
 * can still tell: what a handler had in its hands at that moment, the server takes for done.
 *
 * @param certain so many are lost at least
 * @param possible so many at most; a server keeps no record of what a consumer with filters was never handed
 */
public record LostEvents(long certain, long possible) {

    public static LostEvents of(StreamInfo stream, ConsumerInfo consumer) {
        long gone = stream.getStreamState().getFirstSequence() - 1;
        long delivered = consumer.getDelivered().getStreamSequence();
        long undelivered = Math.max(0, gone - delivered);
        boolean behind = consumer.getNumPending() + consumer.getNumAckPending() > 0;
        if (readsEverything(stream, consumer)) {
            return new LostEvents(undelivered, undelivered);
        }
        // one that waits for nothing may well have been handed all that was ever meant for it
        return new LostEvents(0, behind ? undelivered : 0);
    }

    private static boolean readsEverything(StreamInfo stream, ConsumerInfo consumer) {
        List<String> filters = consumer.getConsumerConfiguration().getFilterSubjects();
        return filters == null
                || filters.isEmpty()
                || filters.contains(">")
                || filters.containsAll(stream.getConfiguration().getSubjects());
    }
}
