package com.nebengjek.topology.cli;

import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyDiff;
import java.io.IOException;

/** {@code topology apply}: makes the server look like the topology. */
final class TopologyApplyCommand implements Command {

    @Override
    public String name() {
        return "topology apply";
    }

    @Override
    public String summary() {
        return "creates and updates streams, consumers and buckets; deletes nothing";
    }

    @Override
    public Syntax syntax() {
        return Syntax.options(TopologyOptions.FILE, TopologyOptions.WITH, TopologyOptions.REPLICAS);
    }

    @Override
    public Answer run(Arguments arguments, Session session) throws IOException, InterruptedException {
        Topology topology = TopologyOptions.topology(arguments);
        TopologyDiff diff = session.topologyApply().apply(topology);
        return Answer.of(ChangesJson.of(diff), ChangesText.of(diff, "created", "updated"));
    }
}
