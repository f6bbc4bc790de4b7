package com.nebengjek.bench.messages;

import com.nebengjek.bench.ModuleProcess;
import com.nebengjek.database.Database;
import com.nebengjek.receiver.Receiver;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.servers.RunningServers;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import io.nats.client.Connection;
import io.nats.client.Nats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Messages from row to SENT by one process, to a receiver that answers in 10 ms. */
final class Speed {

    private static final String ALL = "messageRelay;messageDeliver;messageRedeliver";
    /** Until the compilers have little to do, here and in what is measured. */
    private static final int WARM_UP = 40_000;
    private static final int PER_SECOND = 200;
    private static final Duration STEADY = Duration.ofSeconds(20);
    private static final Duration LIMIT = Duration.ofMinutes(4);

    /**
     * @param perSecond messages from the insertion of all until the last is SENT
     * @param processorMsPerMessage of the functions' process; of Postgres beside it
     * @param transactionsPerMessage of the database: of functions, a statement each
     * @param p99Ms from row to request at 200 messages a second, one row a transaction
     */
    record Figures(
            int messages,
            double perSecond,
            double processorMsPerMessage,
            double postgresMsPerMessage,
            double transactionsPerMessage,
            long p50Ms,
            long p99Ms) {}

    private Speed() {}

    static Figures measure(int messages, RunningServers servers, List<String> jvm, Path log) throws Exception {
        PostgresDatabase postgres = servers.postgres().address();
        try (Receiver receiver = Receiver.start("--script", "200,delay=10ms");
                Receiver steady = Receiver.start("--script", "200,delay=10ms");
                java.sql.Connection database = postgres.connect();
                ModuleProcess process = MessageProcess.start(servers, ALL, jvm, List.of(), log).awaitReady()) {
            MessageTable table = new MessageTable(database);
            table.endpoint("SMS", receiver.url());
            table.endpoint("PUSH", steady.url());
            table.insert("SMS", WARM_UP);
            table.awaitSent(LIMIT);

            long transactions = table.transactions();
            Duration busy = process.processorTime();
            Duration postgresBusy = processorTimeOf("postgres");
            long began = System.nanoTime();
            table.insert("SMS", messages);
            table.awaitSent(LIMIT);
            double seconds = (System.nanoTime() - began) / 1e9;
            double processor = process.processorTime().minus(busy).toNanos() / 1e6;
            double postgresProcessor = processorTimeOf("postgres").minus(postgresBusy).toNanos() / 1e6;
            double asked = table.transactions() - transactions;

            steadily(table);
            table.awaitSent(LIMIT);
            var age = steady.report().ageMs();
            return new Figures(
                    messages,
                    messages / seconds,
                    processor / messages,
                    postgresProcessor / messages,
                    asked / messages,
                    age.p50(),
                    age.p99());
        }
    }

    private static void steadily(MessageTable table) throws Exception {
        long began = System.nanoTime();
        long all = STEADY.toSeconds() * PER_SECOND;
        for (long i = 0; i < all; i++) {
            long due = began + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            table.insert("PUSH", 1);
        }
    }

    static void prepare(RunningServers servers) throws Exception {
        PostgresDatabase postgres = servers.postgres().address();
        Database.migrate(postgres.jdbcUrl(), postgres.user(), postgres.password());
        try (Connection nats = Nats.connect(servers.nats().address().url())) {
            new TopologyApply(nats).apply(Topology.load());
        }
    }

    /** Of those that this measurement has started. */
    private static Duration processorTimeOf(String program) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().filter(command -> command.endsWith("/" + program)).isPresent())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
