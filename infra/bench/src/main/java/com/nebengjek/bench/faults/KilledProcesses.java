package com.nebengjek.bench.faults;

import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.servers.Running;
import com.nebengjek.servers.ServerOptions;
import com.nebengjek.servers.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The oldest of three processes on one consumer is killed every two seconds, and a new one is started. A machine that
 * starts them slower than they are killed gets a pause: nothing is proved by killing what does not work yet.
 */
final class KilledProcesses implements Fault {

    private static final int PROCESSES = 3;
    private static final int EVENTS_PER_SECOND = 2_000;
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(2);
    private static final Duration TO_DRAIN = Duration.ofSeconds(90);

    private final Deque<BillingProcess> processes = new ArrayDeque<>();
    private Duration processorTime = Duration.ZERO;
    private int kills;

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public String summary() {
        return "kill -9 of one of three function processes every 2 s under 2,000 events/s";
    }

    @Override
    public Outcome strike(Duration load, Path data) throws Exception {
        processes.clear();
        processorTime = Duration.ZERO;
        kills = 0;
        ServerOptions options = ServerOptions.throwaway(data, 0, line -> {});
        Source source = Source.named(System.getProperty("servers", ""), Map.of());
        try (var nats = source.nats(options);
                Running<PostgresDatabase> postgres = source.postgres(options);
                Billing billing = Billing.open(nats.address().url(), 1)) {
            Entries.createTables(postgres.address());
            List<String> words = List.of(nats.address().url(), Entries.url(postgres.address()));
            return strike(load, data.resolve("processes.log"), billing, words, postgres.address());
        } finally {
            processes.forEach(BillingProcess::kill);
        }
    }

    private Outcome strike(Duration load, Path log, Billing billing, List<String> words, PostgresDatabase database)
            throws Exception {
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(start(words, log));
        }
        for (BillingProcess process : processes) {
            process.awaitReady();
        }
        Producer producer = new Producer(billing.connection());
        CompletableFuture<Long> publishing = inBackground(() -> producer.publish(EVENTS_PER_SECOND, load));
        while (!publishing.isDone()) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_KILLS.toNanos());
            if (processes.element().isReady()) {
                killOldest();
                processes.add(start(words, log));
            }
        }
        long published = publishing.join();
        long handledUnderFire = billing.count(Billing.OUT);
        long calm = System.nanoTime();
        billing.drained(TO_DRAIN);
        Duration drained = Duration.ofNanos(System.nanoTime() - calm);
        processes.forEach(process -> processorTime = processorTime.plus(process.processorTime()));

        Entries.Counts entries = Entries.count(database);
        List<String> violations = billing.violations(published);
        Billing.require(violations, "events have no entry in the database", published - entries.events());
        Billing.require(violations, "entries in the database are there twice", entries.all() - entries.events());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("published", published);
        figures.put("kills", kills);
        figures.put("redelivered", billing.redelivered());
        figures.put("billed while it lasted", handledUnderFire);
        figures.put("the rest took s", seconds(drained));
        figures.put("processor time of functions, starts included, s", seconds(processorTime));
        return new Outcome(name(), figures, violations);
    }

    private static BillingProcess start(List<String> words, Path log) throws IOException {
        return BillingProcess.start(
                words.getFirst(), "128m", log, "--" + BillingApplication.DATABASE + "=" + words.getLast());
    }

    private void killOldest() {
        BillingProcess oldest = processes.remove();
        processorTime = processorTime.plus(oldest.processorTime());
        oldest.kill();
        kills++;
    }

    static double seconds(Duration duration) {
        return Math.round(duration.toMillis() / 100.0) / 10.0;
    }

    interface Work<T> {
        T run() throws Exception;
    }

    static <T> CompletableFuture<T> inBackground(Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                result.complete(work.run());
            } catch (Throwable fault) {
                result.completeExceptionally(fault);
            }
        });
        return result;
    }
}
