package com.nebengjek.bench.faults;

import com.nebengjek.servers.NatsCluster;
import com.nebengjek.servers.ServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Of three servers with replicated streams, one that follows and then the one that leads are killed and brought back. */
final class LostClusterServer implements Fault {

    private static final int SERVERS = 3;
    private static final int EVENTS_PER_SECOND = 500;
    private static final Duration TO_ELECT = Duration.ofSeconds(30);
    private static final Duration TO_GO_ON = Duration.ofSeconds(30);
    private static final Duration TO_DRAIN = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public String summary() {
        return "kill -9 of a follower, then of the leader, in a cluster of three servers with replicated streams";
    }

    @Override
    public Outcome strike(Duration load, Path data) throws Exception {
        try (NatsCluster cluster = NatsCluster.start(SERVERS, ServerOptions.throwaway(data, 0, line -> {}));
                Billing billing = Billing.open(cluster.url(), SERVERS);
                BillingProcess first = BillingProcess.start(cluster.url(), "96m", data.resolve("first.log"));
                BillingProcess second = BillingProcess.start(cluster.url(), "96m", data.resolve("second.log"))) {
            return strike(load, cluster, billing, List.of(first, second));
        }
    }

    private Outcome strike(Duration load, NatsCluster cluster, Billing billing, List<BillingProcess> processes)
            throws Exception {
        for (BillingProcess process : processes) {
            process.awaitReady();
        }
        Producer producer = new Producer(billing.connection());
        CompletableFuture<Long> publishing =
                KilledProcesses.inBackground(() -> producer.publish(EVENTS_PER_SECOND, load));
        Billing.within(TO_ELECT, () -> billing.count(Billing.OUT) > 0);
        Duration down = load.dividedBy(4);
        Map<String, Object> figures = new LinkedHashMap<>();
        Duration follower = lose(follower(cluster, billing), down, billing);
        Duration leader = lose(cluster.member(billing.leader(Billing.IN)), down, billing);
        long published = publishing.join();
        long calm = System.nanoTime();
        billing.drained(TO_DRAIN);

        figures.put("published", published);
        figures.put("redelivered", billing.redelivered());
        figures.put("next bill after the loss of a follower, s", KilledProcesses.seconds(follower));
        figures.put("next bill after the loss of the leader, s", KilledProcesses.seconds(leader));
        figures.put("the rest took s", KilledProcesses.seconds(Duration.ofNanos(System.nanoTime() - calm)));
        List<String> violations = billing.violations(published);
        long ended = processes.stream().filter(process -> !process.isAlive()).count();
        Billing.require(violations, "processes have ended", ended);
        return new Outcome(name(), figures, violations);
    }

    private static NatsCluster.Member follower(NatsCluster cluster, Billing billing) throws Exception {
        String leader = billing.leader(Billing.IN);
        return cluster.members().stream()
                .filter(member -> !member.name().equals(leader))
                .findFirst()
                .orElseThrow();
    }

    /** Kills a server, brings it back, and waits until it has all that the others have. The time until the next bill. */
    private static Duration lose(NatsCluster.Member member, Duration down, Billing billing) throws Exception {
        long bills = billing.count(Billing.OUT);
        member.server().kill();
        long killed = System.nanoTime();
        // What was on its way counts as done before.
        TimeUnit.MILLISECONDS.sleep(200);
        long[] before = {bills};
        Billing.within(TO_ELECT, () -> {
            before[0] = billing.count(Billing.OUT);
            return true;
        });
        Billing.within(TO_GO_ON, () -> billing.count(Billing.OUT) > before[0]);
        Duration gap = Duration.ofNanos(System.nanoTime() - killed);
        TimeUnit.NANOSECONDS.sleep(Math.max(0, down.minus(gap).toNanos()));
        member.server().start();
        Billing.within(TO_ELECT, () -> billing.inStep(SERVERS));
        return gap;
    }
}
