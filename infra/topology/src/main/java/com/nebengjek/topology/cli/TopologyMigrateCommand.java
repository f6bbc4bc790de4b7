package com.nebengjek.topology.cli;

import com.nebengjek.topology.Quantity;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.migration.Migration;
import com.nebengjek.topology.migration.MigrationPlan;
import com.nebengjek.topology.migration.MigrationPlan.Move;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.time.temporal.ChronoUnit;

/** {@code topology migrate}: moves the events of streams that are in the way of apply. */
final class TopologyMigrateCommand implements Command {

    @Override
    public String name() {
        return "topology migrate";
    }

    @Override
    public String summary() {
        return "moves the events of earlier streams into the topology's, and applies it";
    }

    @Override
    public String details() {
        return """
            A stream is in the way when it keeps subjects of the topology under another name (10065), or has our name but
            another retention or storage (10052), neither of which a server changes. What it holds is copied by the server,
            in order, while publishers and subscribers go on; then its subjects change hands, and the topology is applied.

              1. infra/admin topology migrate --dry-run     shows what is in the way, and what speaks against moving it
              2. infra/admin topology migrate               shows it, asks, and moves it
              3. infra/admin stream delete MATCH_STREAM     once nobody reads the earlier stream any more

            For some milliseconds the subjects belong to no stream: publishing is refused then, and who awaits the
            acknowledgement publishes again. The earlier stream stays, and whoever still subscribes to it goes on getting
            new events, unless it became a work queue. A durable of the same name, or one that `replaces` names, is taken up
            where it stands. Interrupted, even by kill -9, it goes on where it was when it is called again.""";
    }

    @Override
    public Syntax syntax() {
        return Syntax.options(TopologyOptions.FILE, TopologyOptions.WITH, TopologyOptions.REPLICAS, Consent.DRY_RUN, Consent.YES);
    }

    private record Moved(MigrationPlan plan, long count, boolean moved, boolean dryRun, long unclaimedMs, long published) {}

    @Override
    public Answer run(Arguments arguments, Session session)
            throws IOException, JetStreamApiException, InterruptedException {
        Topology topology = TopologyOptions.topology(arguments);
        Migration migration = new Migration(session.management(), topology, session.topologyApply());
        MigrationPlan plan = migration.plan();
        if (plan.moves().isEmpty()) {
            return Answer.of(
                    new Moved(plan, 0, false, arguments.flag(Consent.DRY_RUN), 0, 0),
                    "nothing is in the way: infra/admin topology apply does the rest");
        }
        if (arguments.flag(Consent.DRY_RUN)) {
            return Answer.of(new Moved(plan, plan.events(), false, true, 0, 0), text(plan));
        }
        session.console().note(text(plan));
        if (!Consent.given(arguments, session, "move " + StreamOptions.events(plan.events()))) {
            return Consent.refused(plan.events());
        }
        Migration.Result result = migration.run();
        return Answer.of(
                new Moved(plan, plan.events(), true, false, result.unclaimed().toMillis(), result.published()),
                "moved; the subjects belonged to no stream for %s; %s had a repeated message id and came last"
                        .formatted(
                                Quantity.show(result.unclaimed().truncatedTo(ChronoUnit.MILLIS)),
                                StreamOptions.events(result.published())));
    }

    private static String text(MigrationPlan plan) {
        Table table = new Table("FROM", "INTO", "EVENTS", "BYTES", "SUBSCRIBERS", "BECAUSE");
        for (Move move : plan.moves()) {
            table.row(
                    move.from(),
                    String.join(" ", move.into()),
                    move.events(),
                    move.bytes(),
                    move.subscribers(),
                    move.why());
        }
        return table.toString();
    }
}
