package com.nebengjek.topology.migration;

import com.nebengjek.topology.SubjectPattern;
import com.nebengjek.topology.stored.StoredEvents;
import io.nats.client.JetStreamApiException;
import io.nats.client.PublishOptions;
import io.nats.client.PurgeOptions;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a copy exact, event by event: what the server left out because of a repeated message id is published, what
 * belongs to another stream is removed, and so is what earlier subscribers of a work queue have done meanwhile.
 *
 * @param wanted the streams that have taken the events
 */
record Stragglers(Streams streams, List<String> earlier, List<StreamConfiguration> wanted) {

    /** Returns how many events the server had left out. */
    long settle() throws IOException, JetStreamApiException {
        long published = 0;
        for (StreamConfiguration stream : wanted) {
            purgeForeign(stream);
            Map<Origin, Long> taken = taken(stream.getName());
            for (String from : earlier) {
                Set<Long> left = new HashSet<>();
                published += publishMissing(from, stream, taken, left);
                if (streams.configuration(from).getRetentionPolicy() == RetentionPolicy.WorkQueue) {
                    removeDone(from, stream.getName(), taken, left);
                }
            }
        }
        return published;
    }

    private void purgeForeign(StreamConfiguration stream) throws IOException, JetStreamApiException {
        Set<String> given = new HashSet<>();
        for (String from : earlier) {
            given.addAll(streams.held(from).keySet());
        }
        for (String subject : streams.held(stream.getName()).keySet()) {
            if (given.contains(subject) && !keeps(stream, subject)) {
                streams.management().purgeStream(stream.getName(), PurgeOptions.subject(subject));
            }
        }
    }

    private Map<Origin, Long> taken(String stream) throws IOException, JetStreamApiException {
        Map<Origin, Long> taken = new HashMap<>();
        new StoredEvents(streams.management(), stream)
                .forEach(">", 1, event -> Origin.of(event).ifPresent(origin -> taken.put(origin, event.getSeq())));
        return taken;
    }

    private long publishMissing(String from, StreamConfiguration into, Map<Origin, Long> taken, Set<Long> left)
            throws IOException, JetStreamApiException {
        long[] published = new long[1];
        new StoredEvents(streams.management(), from).forEach(">", 1, event -> {
            left.add(event.getSeq());
            Origin origin = new Origin(from, event.getSeq());
            if (keeps(into, event.getSubject()) && !taken.containsKey(origin) && !isFed(event)) {
                publish(event, origin, into.getName());
                published[0]++;
            }
        });
        return published[0];
    }

    /** What came back from the new stream, for those who still read the earlier one. */
    private boolean isFed(MessageInfo event) {
        return Origin.of(event).map(Origin::stream)
                .filter(stream -> wanted.stream().anyMatch(w -> w.getName().equals(stream)))
                .isPresent();
    }

    private void publish(MessageInfo event, Origin origin, String stream) throws IOException, JetStreamApiException {
        Headers headers = new Headers();
        if (event.getHeaders() != null) {
            event.getHeaders().forEach((name, values) -> {
                if (!name.regionMatches(true, 0, "Nats-", 0, 5)) {
                    headers.put(name, values);
                }
            });
        }
        headers.put(Origin.MESSAGE_ID, origin.messageId());
        streams.management()
                .jetStream()
                .publish(
                        new NatsMessage(event.getSubject(), null, headers, event.getData()),
                        PublishOptions.builder().expectedStream(stream).build());
    }

    private void removeDone(String from, String into, Map<Origin, Long> taken, Set<Long> left)
            throws IOException, JetStreamApiException {
        for (Map.Entry<Origin, Long> copy : taken.entrySet()) {
            if (copy.getKey().stream().equals(from) && !left.contains(copy.getKey().sequence())) {
                streams.management().deleteMessage(into, copy.getValue(), false);
            }
        }
    }

    private static boolean keeps(StreamConfiguration stream, String subject) {
        SubjectPattern published = SubjectPattern.of(subject);
        return stream.getSubjects().stream().map(SubjectPattern::of).anyMatch(kept -> kept.covers(published));
    }
}
