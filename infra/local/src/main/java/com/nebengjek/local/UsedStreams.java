package com.nebengjek.local;

import com.nebengjek.topology.StreamSpec;
import com.nebengjek.topology.Topology;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps a run away from events that are somebody else's. */
final class UsedStreams {

    private UsedStreams() {}

    /** @throws IllegalStateException when the server has streams of the topology with events in them, naming them */
    static void refuse(Topology topology, Connection nats) throws IOException {
        Set<String> ours = topology.streams().stream().map(StreamSpec::name).collect(Collectors.toSet());
        List<String> used = streams(nats).stream()
                .filter(stream -> ours.contains(stream.getConfiguration().getName()))
                .filter(stream -> stream.getStreamState().getMsgCount() > 0)
                .map(stream -> "%s (%d)".formatted(
                        stream.getConfiguration().getName(), stream.getStreamState().getMsgCount()))
                .sorted()
                .toList();
        if (!used.isEmpty()) {
            throw new IllegalStateException(("the NATS server at %s has events in %s: use another server, or give --keep"
                            + " to go on with them")
                    .formatted(nats.getConnectedUrl(), String.join(", ", used)));
        }
    }

    private static List<StreamInfo> streams(Connection nats) throws IOException {
        try {
            return nats.jetStreamManagement().getStreams();
        } catch (JetStreamApiException refused) {
            throw new IllegalStateException(
                    "the NATS server at %s has no JetStream: start it with -js".formatted(nats.getConnectedUrl()),
                    refused);
        }
    }
}
