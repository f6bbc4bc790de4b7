package com.nebengjek.topology;

import com.nebengjek.topology.Change.Difference;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import java.io.IOException;
import java.util.List;

/** One change, with what speaks against it and how it is made. */
sealed interface Step permits StreamStep, ConsumerStep {

    Change change();

    /** Why the server would refuse the change, or what it would destroy; nothing when it can be made. */
    List<String> refusals();

    /** Makes the change, and compares what the server made of it with what it was asked. */
    void take(JetStreamManagement server) throws IOException, JetStreamApiException;

    /** Old servers drop what they do not know, and answer as if all was well. */
    static void confirm(String what, List<Difference> dropped) {
        if (!dropped.isEmpty()) {
            throw new TopologyRefused(List.of(
                    ("The server accepted %s but did not do as asked (%s): it is too old for that "
                                    + "setting; take the setting out, or upgrade the server.")
                            .formatted(
                                    what,
                                    String.join(
                                            ", ",
                                            dropped.stream()
                                                    .map(Difference::toString)
                                                    .toList()))));
        }
    }
}
