package com.nebengjek.topology.stored;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamInfoOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many messages a stream holds of each subject. */
public final class SubjectCounts {

    private SubjectCounts() {}

    /** By subject, of those that match the filter. */
    public static Map<String, Long> of(JetStreamManagement management, String stream, String filter)
            throws IOException, JetStreamApiException {
        Map<String, Long> counts = management
                .getStreamInfo(stream, StreamInfoOptions.filterSubjects(filter))
                .getStreamState()
                .getSubjectMap();
        return counts == null ? Map.of() : new TreeMap<>(counts);
    }

    /** Of all subjects that match one of the filters; all that the stream holds when there is no filter. */
    public static long total(JetStreamManagement management, String stream, List<String> filters)
            throws IOException, JetStreamApiException {
        long total = 0;
        for (String filter : filters.isEmpty() ? List.of(">") : filters) {
            total += of(management, stream, filter).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
        return total;
    }
}
