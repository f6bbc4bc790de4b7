package com.nebengjek.topology.stored;

import com.nebengjek.topology.SubjectPattern;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The consumer that a replay is for.
 *
 * @param filters the subjects that it reads; empty when it reads the whole stream
 */
public record ReplayTarget(String stream, String consumer, List<String> filters) {

    private static final int CONSUMER_NOT_FOUND = 10014;
    private static final int STREAM_NOT_FOUND = 10059;

    public ReplayTarget {
        filters = List.copyOf(filters);
    }

    /** The consumer as it is on the server; none when the server does not have it. */
    public static Optional<ReplayTarget> find(JetStreamManagement management, String stream, String consumer)
            throws IOException, JetStreamApiException {
        try {
            List<String> filters = management
                    .getConsumerInfo(stream, consumer)
                    .getConsumerConfiguration()
                    .getFilterSubjects();
            return Optional.of(new ReplayTarget(stream, consumer, filters == null ? List.of() : filters));
        } catch (JetStreamApiException refused) {
            if (refused.getApiErrorCode() == CONSUMER_NOT_FOUND || refused.getApiErrorCode() == STREAM_NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Whether the consumer is handed what is published on a subject. */
    public boolean reads(String subject) {
        SubjectPattern published = SubjectPattern.of(subject);
        return filters.isEmpty()
                || filters.stream().map(SubjectPattern::of).anyMatch(filter -> filter.covers(published));
    }
}
