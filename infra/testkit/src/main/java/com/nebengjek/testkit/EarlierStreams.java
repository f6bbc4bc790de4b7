package com.nebengjek.testkit;

import com.nebengjek.topology.BucketSpec;
import com.nebengjek.topology.StreamSpec;
import com.nebengjek.topology.Topology;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the class before left on a server where all classes share one account. */
final class EarlierStreams {

    private static final String BUCKET = "KV_";

    private EarlierStreams() {}

    /** Removes the streams and buckets of the product, and no others. */
    @SuppressWarnings("try")
    static void remove(TestNats nats) throws IOException, InterruptedException {
        try (Connection connection = nats.connect()) {
            JetStreamManagement management = connection.jetStreamManagement();
            Set<String> ours = ours(Topology.load());
            for (String stream : management.getStreamNames()) {
                if (ours.contains(stream)) {
                    management.deleteStream(stream);
                }
            }
        } catch (JetStreamApiException e) {
            throw new IOException("The streams of an earlier test class cannot be removed", e);
        }
    }

    private static Set<String> ours(Topology topology) {
        return Stream.concat(
                        topology.streams().stream().map(StreamSpec::name),
                        topology.buckets().stream().map(BucketSpec::name).map(BUCKET::concat))
                .collect(Collectors.toSet());
    }
}
