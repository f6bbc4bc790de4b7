package com.nebengjek.topology.migration;

import com.nebengjek.topology.SingleFilter;
import com.nebengjek.topology.SubjectPattern;
import com.nebengjek.topology.stored.StoredEvents;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.Source;
import io.nats.client.api.SourceInfo;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives what some streams hold, and their subjects, to others.
 *
 * <p>The server copies, in order, while everybody goes on publishing and reading. For a moment at the end the subjects
 * belong to nobody: two streams of a server cannot share one (10065). Each step finds out whether it was taken before.
 *
 * @param earlier the streams that give
 * @param wanted the streams that take, as they shall be
 * @param feeding whether those that give go on getting new events, for as long as somebody reads them
 */
record Transfer(Streams streams, List<String> earlier, List<StreamConfiguration> wanted, boolean feeding) {

    /** How long a server may copy nothing before it is given up; it takes up a copy that stalled after 10 s. */
    private static final Duration STALLED = Duration.ofSeconds(30);

    /** The same where the server believes that it has copied all; what is missing then is published later. */
    private static final Duration DONE = Duration.ofSeconds(2);

    /** The shortest that servers take: an event whose id came up twice in a day shall not be taken for a repeat. */
    private static final Duration SHORTEST_WINDOW = Duration.ofMillis(100);

    /** Makes the streams that are missing, without subjects, and has the server copy all events. */
    void copy() throws IOException, JetStreamApiException, InterruptedException {
        for (String stream : earlier) {
            streams.hold(stream);
        }
        for (StreamConfiguration stream : wanted) {
            if (!streams.has(stream.getName())) {
                streams.management().addStream(StreamConfiguration.builder(stream)
                        .subjects(List.of())
                        .duplicateWindow(SHORTEST_WINDOW)
                        .build());
            }
            if (!owns(stream)) {
                streams.hold(stream.getName());
                for (String from : givers(stream)) {
                    streams.copy(from, stream.getName());
                }
            }
        }
        awaitCopies(0);
    }

    /** Moves the subjects, and says how long they belonged to nobody. */
    Duration handOver() throws IOException, JetStreamApiException, InterruptedException {
        long missing = missing();
        long begin = System.nanoTime();
        for (String stream : earlier) {
            streams.update(stream, settings -> settings.subjects(
                    new Park(stream).unfinished(settings.build().getSubjects())));
        }
        awaitCopies(missing);
        Map<String, Long> first = new HashMap<>();
        for (StreamConfiguration stream : wanted) {
            if (!owns(stream)) {
                streams.update(stream.getName(), settings -> settings.sources(List.of()));
                first.put(stream.getName(), streams.last(stream.getName()) + 1);
                streams.update(stream.getName(), settings -> settings.subjects(stream.getSubjects()));
            }
        }
        Duration unclaimed = Duration.ofNanos(System.nanoTime() - begin);
        if (feeding) {
            feed(first);
        }
        return unclaimed;
    }

    /**
     * A work queue feeds nobody: its events are for one.
     *
     * @param first what was published first to a stream, by its name, where that is known
     */
    private void feed(Map<String, Long> first) throws IOException, JetStreamApiException {
        for (StreamConfiguration stream : wanted) {
            if (stream.getRetentionPolicy() == RetentionPolicy.WorkQueue) {
                continue;
            }
            String name = stream.getName();
            for (String reader : givers(stream)) {
                if (!isFed(reader, name) && !streams.consumers(reader).isEmpty()) {
                    long since = first.containsKey(name) ? first.get(name) : firstOriginal(name);
                    feed(reader, name, since);
                }
            }
        }
    }

    private boolean isFed(String reader, String from) throws IOException, JetStreamApiException {
        return Streams.sources(streams.configuration(reader)).stream()
                .anyMatch(source -> source.getName().equals(from));
    }

    private void feed(String reader, String from, long first) throws IOException, JetStreamApiException {
        List<String> kept = new Park(reader).former(streams.configuration(reader).getSubjects());
        streams.update(reader, settings -> settings.addSources(Source.builder()
                .name(from)
                .startSeq(first)
                .filterSubject(SingleFilter.covering(kept))
                .build()));
    }

    /** Copies come first. */
    private long firstOriginal(String stream) throws IOException, JetStreamApiException {
        return new StoredEvents(streams.management(), stream)
                .first(event -> Origin.ofCopy(event).isEmpty());
    }

    /** Whether it has its subjects already. */
    private boolean owns(StreamConfiguration stream) throws IOException, JetStreamApiException {
        return streams.configuration(stream.getName()).getSubjects().containsAll(stream.getSubjects())
                && Streams.sources(streams.configuration(stream.getName())).stream()
                        .noneMatch(source -> earlier.contains(source.getName()));
    }

    /** Those of the earlier streams that have kept, or would keep, what this one is for. */
    List<String> givers(StreamConfiguration stream) throws IOException, JetStreamApiException {
        List<String> givers = new ArrayList<>();
        for (String from : earlier) {
            List<String> kept = new ArrayList<>(
                    new Park(from).former(streams.configuration(from).getSubjects()));
            kept.addAll(streams.held(from).keySet());
            if (overlap(kept, stream.getSubjects())) {
                givers.add(from);
            }
        }
        return givers;
    }

    static boolean overlap(List<String> some, List<String> others) {
        return some.stream()
                .map(SubjectPattern::of)
                .anyMatch(subject -> others.stream().map(SubjectPattern::of).anyMatch(subject::overlaps));
    }

    private void awaitCopies(long tolerated)
            throws IOException, JetStreamApiException, InterruptedException {
        long before = Long.MAX_VALUE;
        long since = System.nanoTime();
        for (long missing = missing(); missing > tolerated; missing = missing()) {
            if (missing != before) {
                before = missing;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > (isLagging() ? STALLED : DONE).toNanos()) {
                return;
            }
            Thread.sleep(10);
        }
    }

    private boolean isLagging() throws IOException, JetStreamApiException {
        for (StreamConfiguration stream : wanted) {
            List<SourceInfo> sources =
                    streams.management().getStreamInfo(stream.getName()).getSourceInfos();
            if (sources != null
                    && sources.stream().anyMatch(source -> source.getLag() > 0 || source.getActive() == null)) {
                return true;
            }
        }
        return false;
    }

    /** How many events were not copied yet. Of two with one message id in a row, the second never is. */
    private long missing() throws IOException, JetStreamApiException {
        Map<String, Long> given = new HashMap<>();
        for (String from : earlier) {
            streams.held(from).forEach((subject, count) -> given.merge(subject, count, Long::sum));
        }
        long missing = 0;
        for (StreamConfiguration stream : wanted) {
            Map<String, Long> taken = streams.held(stream.getName());
            for (Map.Entry<String, Long> subject : given.entrySet()) {
                if (overlap(List.of(subject.getKey()), stream.getSubjects())) {
                    missing += Math.max(0, subject.getValue() - taken.getOrDefault(subject.getKey(), 0L));
                }
            }
        }
        return missing;
    }
}
