package com.nebengjek.bench.messages;

import com.nebengjek.bench.ModuleProcess;
import com.nebengjek.receiver.Receiver;
import com.nebengjek.receiver.Report;
import com.nebengjek.servers.RunningServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Two relays and two processes that deliver, one of which is killed with kill -9 again and again, and an endpoint that fails. */
final class Kills {

    private static final List<String> ROLES =
            List.of("messageRelay", "messageRelay", "messageDeliver;messageRedeliver", "messageDeliver;messageRedeliver");
    private static final List<String> SETTINGS =
            List.of("--nebengjek.message.retry.interval=1s", "--nebengjek.message.retry.count=100");
    private static final Duration BETWEEN = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofMinutes(4);

    /**
     * @param accepted different messages that the endpoint has answered with 2xx
     * @param duplicates requests of messages that it had accepted before: with the same webhook-id
     */
    record Figures(int messages, int kills, long requests, long accepted, long duplicates) {

        List<String> violations() {
            return accepted == messages
                    ? List.of()
                    : List.of("%d of %d messages were accepted, after %d kills".formatted(accepted, messages, kills));
        }
    }

    private Kills() {}

    static Figures measure(int messages, int kills, long seed, RunningServers servers, List<String> jvm, Path log)
            throws Exception {
        Random random = new Random(seed);
        List<ModuleProcess> processes = new ArrayList<>();
        try (Receiver receiver = Receiver.start("--error-rate", "0.3", "--seed", Long.toString(seed));
                java.sql.Connection database = servers.postgres().address().connect()) {
            MessageTable table = new MessageTable(database);
            table.endpoint("SMS", receiver.url());
            for (String role : ROLES) {
                processes.add(MessageProcess.start(servers, role, jvm, SETTINGS, log));
            }
            for (ModuleProcess process : processes) {
                process.awaitReady();
            }
            table.insert("SMS", messages);
            for (int kill = 0; kill < kills; kill++) {
                Thread.sleep(BETWEEN);
                int victim = random.nextInt(ROLES.size());
                processes.get(victim).close();
                processes.set(victim, MessageProcess.start(servers, ROLES.get(victim), jvm, SETTINGS, log));
            }
            table.awaitSent(LIMIT);
            Report report = receiver.report();
            return new Figures(messages, kills, report.requests(), report.accepted(), report.duplicates());
        } finally {
            processes.forEach(ModuleProcess::close);
        }
    }
}
