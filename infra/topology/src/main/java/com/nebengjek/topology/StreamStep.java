package com.nebengjek.topology;

import com.nebengjek.topology.Change.Action;
import com.nebengjek.topology.Change.Difference;
import com.nebengjek.topology.Change.Kind;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a stream, or the stream behind a bucket, as wanted. */
record StreamStep(Change change, StreamConfiguration wanted, List<String> refusals) implements Step {

    static StreamStep of(Kind kind, String name, StreamConfiguration wanted, ServerState server)
            throws IOException, JetStreamApiException {
        StreamInfo present = server.stream(wanted.getName());
        return new StreamStep(change(kind, name, wanted, present), wanted, new StreamGuard(wanted, server).refusals());
    }

    private static Change change(Kind kind, String name, StreamConfiguration wanted, @Nullable StreamInfo present) {
        if (present == null) {
            return new Change(kind, name, Action.CREATE, List.of());
        }
        List<Difference> differences = StreamSettings.ALL.differences(present.getConfiguration(), wanted);
        return new Change(kind, name, differences.isEmpty() ? Action.UNCHANGED : Action.UPDATE, differences);
    }

    @Override
    public void take(JetStreamManagement server) throws IOException, JetStreamApiException {
        if (change.action() == Action.UNCHANGED) {
            return;
        }
        StreamInfo made = change.action() == Action.CREATE ? server.addStream(wanted) : server.updateStream(wanted);
        Step.confirm("stream " + wanted.getName(), StreamSettings.ALL.differences(made.getConfiguration(), wanted));
    }
}
