package com.nebengjek.bench.scaling;

import com.nebengjek.bench.scaling.cluster.Cluster;
import com.nebengjek.bench.scaling.cluster.Events;
import com.nebengjek.bench.scaling.cluster.Programs;
import com.nebengjek.bench.scaling.cluster.Release;
import com.nebengjek.bench.scaling.cluster.Site;
import com.nebengjek.bench.scaling.cluster.Usage;
import com.nebengjek.events.RideMetered;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamInfoOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Many rides end at once while {@code payment} has no process: it gets as many as the chart lets it have, bills each ride, and
 * has none again. Processes may be killed meanwhile.
 *
 * @param forProcesses how many processes the events are for: that many times the threshold
 * @param kills how many processes are killed, with -9, while they work
 * @param factor how many times faster than in a cluster the controllers are
 * @param report is told what happens, in words
 */
record Burst(int forProcesses, int kills, int factor, Consumer<String> report) {

    private static final String FUNCTION = "payment";
    private static final double METRES = 1_000;
    private static final long FARE = 3_000;
    private static final Duration TO_BILL = Duration.ofMinutes(4);

    /**
     * What became of a burst; times in milliseconds since its first event.
     *
     * @param events that were published
     * @param firstMs until the first of them was billed
     * @param allMs until the last was
     * @param noneMs until no process was left
     * @param killed processes that were killed while they worked
     */
    record Outcome(
            int events, long firstMs, long allMs, long noneMs, int killed, Usage usage, List<String> violations) {}

    Outcome run(Site site, Release release, Programs programs) throws Exception {
        Release alone = new Release(Map.of(FUNCTION, release.scaled().get(FUNCTION)), release.pods());
        int events = (int) (alone.scaled().get(FUNCTION).triggers().getFirst().threshold() * forProcesses);
        try (Connection database = site.database();
                Cluster cluster = Cluster.start(alone, programs, factor, InstantSource.system(), report)) {
            Bills bills = new Bills(database, bills(database));
            long began = System.nanoTime();
            publish(events, new Events(site.nats()));
            report.accept("%,d rides have ended, %s is at zero".formatted(events, FUNCTION));
            Cluster.await("the first bill", TO_BILL, () -> bills.count() > 0);
            long first = millisSince(began);
            report.accept("the first ride is billed");
            int killed = kill(cluster, bills, events);
            Cluster.await("%d bills".formatted(events), TO_BILL, () -> bills.count() >= events);
            long all = millisSince(began);
            report.accept("the last ride is billed");
            cluster.awaitNone(List.of(FUNCTION), release.scaled().get(FUNCTION).cooldown().multipliedBy(2).plusMinutes(2));
            return new Outcome(
                    events,
                    first,
                    all,
                    millisSince(began),
                    killed,
                    cluster.usage().get(FUNCTION),
                    violations(site, database, events, bills));
        }
    }

    private static void publish(int events, Events to) throws Exception {
        to.publishAll(Stream.generate(Burst::metered).limit(events));
    }

    private static RideMetered metered() {
        return new RideMetered(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), METRES, 1);
    }

    /** One after the other, each when its share of the work has been done. */
    private int kill(Cluster cluster, Bills bills, int events) throws Exception {
        for (int kill = 1; kill <= kills; kill++) {
            int share = events * kill / (kills + 1);
            Cluster.await("the share before a kill", TO_BILL, () -> bills.count() >= share);
            Cluster.await("a process to kill", TO_BILL, () -> cluster.strike(FUNCTION));
        }
        return kills;
    }

    private static List<String> violations(Site site, Connection database, int events, Bills bills) throws Exception {
        List<String> violations = new ArrayList<>();
        if (bills.count() != events) {
            violations.add("%d rides have %d bills".formatted(events, bills.count()));
        }
        long rupiah = one(database, "SELECT coalesce(sum(amount), 0) FROM payment.payment WHERE amount = " + FARE);
        if (rupiah != (bills.count() + bills.before()) * FARE) {
            violations.add("%d rides cost %d rupiah, not %d each".formatted(events, rupiah, FARE));
        }
        JetStreamManagement management = site.nats().jetStreamManagement();
        long told = messages(management, "RIDE", "ride.payment.trip.*") - bills.before();
        if (told != events) {
            violations.add("%d rides have %d ride.payment events".formatted(events, told));
        }
        long dead = messages(management, "DEAD_LETTER", "dead.>");
        if (dead != 0) {
            violations.add("%d events became dead letters".formatted(dead));
        }
        return violations;
    }

    private static long messages(JetStreamManagement management, String stream, String subject) throws Exception {
        return management.getStreamInfo(stream, StreamInfoOptions.filterSubjects(subject)).getStreamState()
                .getSubjectMap().values().stream().mapToLong(Long::longValue).sum();
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }

    private static long bills(Connection database) {
        return one(database, "SELECT count(*) FROM payment.payment");
    }

    private static long one(Connection database, String query) {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException fault) {
            throw new IllegalStateException(query, fault);
        }
    }

    /** Bills that are more than those of an earlier burst. */
    private record Bills(Connection database, long before) {

        long count() {
            return bills(database) - before;
        }
    }
}
