package com.nebengjek.topology.cli;

import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyDiff;
import com.nebengjek.topology.cli.Syntax.Option;
import java.io.IOException;

/** {@code topology diff}: what apply would change. */
final class TopologyDiffCommand implements Command {

    private static final Option CHECK = new Option("--check", "", "end with status 1 when there is a difference");

    @Override
    public String name() {
        return "topology diff";
    }

    @Override
    public String summary() {
        return "shows what apply would create or update, and what speaks against it";
    }

    @Override
    public Syntax syntax() {
        return Syntax.options(TopologyOptions.FILE, TopologyOptions.WITH, TopologyOptions.REPLICAS, CHECK);
    }

    @Override
    public Answer run(Arguments arguments, Session session) throws IOException, InterruptedException {
        Topology topology = TopologyOptions.topology(arguments);
        TopologyDiff diff = session.topologyApply().diff(topology);
        int status = arguments.flag(CHECK) && !diff.isEmpty() ? 1 : 0;
        return new Answer(status, ChangesJson.of(diff), ChangesText.of(diff, "to create", "to update"));
    }
}
