package com.nebengjek.servers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A server that runs as a process of this machine. */
final class LocalServer implements Server {

    private static final Duration START = Duration.ofSeconds(30);
    private static final int LAST_LINES = 15;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Probe probe;
    private @Nullable LeashedProcess process;

    private LocalServer(
            String name, List<String> command, Map<String, String> environment, Path log, Probe probe) {
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.log = log;
        this.probe = probe;
    }

    static LocalServer started(String name, List<String> command, Path log, Probe probe) {
        return started(name, command, Map.of(), log, probe);
    }

    /** With variables added to its environment. */
    static LocalServer started(
            String name, List<String> command, Map<String, String> environment, Path log, Probe probe) {
        LocalServer server = new LocalServer(name, command, environment, log, probe);
        server.start();
        return server;
    }

    @Override
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        LeashedProcess starting = run();
        process = starting;
        if (!probe.succeedsWithin(START, starting::isAlive)) {
            boolean ended = !starting.isAlive();
            close();
            throw new ServersUnavailable(name + (ended ? " ended while it started" : " does not answer") + "; " + log
                    + " ends with:\n" + endOfLog());
        }
    }

    /** What it prints is added to the log. */
    private LeashedProcess run() {
        ProcessBuilder program = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        program.environment().putAll(environment);
        try {
            return LeashedProcess.start(program, Signal.INT);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command.getFirst(), e);
        }
    }

    @Override
    public synchronized void stop() {
        if (process != null) {
            process.stop();
        }
    }

    @Override
    public synchronized void kill() {
        if (process != null) {
            process.kill();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(" + e.getMessage() + ")";
        }
    }
}
