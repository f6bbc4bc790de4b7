package com.nebengjek.bench.messages;

import com.nebengjek.bench.Arguments;
import com.nebengjek.bench.BadArguments;
import com.nebengjek.bench.Findings;
import com.nebengjek.bench.FunctionJvm;
import com.nebengjek.bench.Measurement;
import com.nebengjek.bench.Option;
import com.nebengjek.servers.Directories;
import com.nebengjek.servers.RunningServers;
import com.nebengjek.servers.ServerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The message system: how fast it is, and that it loses nothing. */
public final class MessagesMeasurement implements Measurement {

    private static final Option ONLY = new Option("--only", "PART", "speed or kills (both)");
    private static final Option MESSAGES = new Option("--messages", "N", "of a part (30000; of kills 10000)");
    private static final Option KILLS = new Option("--kills", "N", "of a process, 3 s between them (12)");
    private static final Option SEED = new Option("--seed", "N", "of who is killed and which requests fail (1)");

    private static final String WHOLE_COMPILER = "-XX:TieredStopAtLevel=4";
    private static final int GOAL_PER_SECOND = 1_500;
    private static final int GOAL_P99_MS = 250;
    private static final int GOAL_TRANSACTIONS = 1;

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public String summary() {
        return "messages from row to endpoint, with and without kill -9 (about 4 min)";
    }

    @Override
    public List<Option> options() {
        return List.of(ONLY, MESSAGES, KILLS, SEED, FunctionJvm.MORE_FLAGS);
    }

    @Override
    public Findings run(Arguments arguments) throws Exception {
        String only = arguments.text(ONLY).orElse("");
        if (!List.of("", "speed", "kills").contains(only)) {
            throw new BadArguments("--only must be speed or kills (was '%s').".formatted(only));
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        List<String> missed = new ArrayList<>();
        if (!only.equals("kills")) {
            figures.put("speed", speed(arguments, missed));
        }
        if (!only.equals("speed")) {
            figures.put("kills", kills(arguments, missed));
        }
        return Findings.of(figures, missed);
    }

    private static Speed.Figures speed(Arguments arguments, List<String> missed) throws Exception {
        Speed.Figures found = onServers((servers, log) -> Speed.measure(
                arguments.count(MESSAGES, 30_000), servers, FunctionJvm.flags(arguments, WHOLE_COMPILER), log));
        System.out.printf(
                "speed: %.0f messages/s, row to request at 200/s p50 %d ms, p99 %d ms; a message costs %.2f ms of a"
                        + " processor (Postgres %.2f ms beside it) and %.3f transactions%n",
                found.perSecond(),
                found.p50Ms(),
                found.p99Ms(),
                found.processorMsPerMessage(),
                found.postgresMsPerMessage(),
                found.transactionsPerMessage());
        if (found.perSecond() < GOAL_PER_SECOND) {
            missed.add("%.0f messages/s, goal %d".formatted(found.perSecond(), GOAL_PER_SECOND));
        }
        if (found.p99Ms() > GOAL_P99_MS) {
            missed.add("p99 row to request %d ms, goal %d ms".formatted(found.p99Ms(), GOAL_P99_MS));
        }
        if (found.transactionsPerMessage() > GOAL_TRANSACTIONS) {
            missed.add("%.2f transactions a message, goal under 1".formatted(found.transactionsPerMessage()));
        }
        return found;
    }

    private static Kills.Figures kills(Arguments arguments, List<String> missed) throws Exception {
        Kills.Figures found = onServers((servers, log) -> Kills.measure(
                arguments.count(MESSAGES, 10_000),
                arguments.count(KILLS, 12),
                arguments.count(SEED, 1),
                servers,
                FunctionJvm.flags(arguments, WHOLE_COMPILER),
                log));
        System.out.printf(
                "kills: %,d messages, %d times kill -9, %,d requests: %,d accepted, %,d again with the same webhook-id%n",
                found.messages(), found.kills(), found.requests(), found.accepted(), found.duplicates());
        missed.addAll(found.violations());
        return found;
    }

    /** A part, with servers of its own. */
    private interface OnServers<T> {
        T measure(RunningServers servers, Path log) throws Exception;
    }

    private static <T> T onServers(OnServers<T> part) throws Exception {
        Path data = Files.createTempDirectory("measure-messages");
        Path log = data.resolveSibling(data.getFileName() + ".log");
        try (RunningServers servers = RunningServers.start(ServerOptions.throwaway(data, 0, said -> {}))) {
            Speed.prepare(servers);
            T found = part.measure(servers, log);
            Files.deleteIfExists(log);
            return found;
        } catch (Exception fault) {
            System.err.println("what the processes said is in " + log);
            throw fault;
        } finally {
            Directories.delete(data);
        }
    }
}
