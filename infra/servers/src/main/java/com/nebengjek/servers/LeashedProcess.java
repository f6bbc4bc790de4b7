package com.nebengjek.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A program that cannot outlive this one, not even when this one is killed: {@code leash.sh} holds it. */
final class LeashedProcess {

    private static final String LEASH = leash();

    private final Process process;

    private LeashedProcess(Process process) {
        this.process = process;
    }

    /** Runs the command; what it prints is added to the log. */
    static LeashedProcess start(List<String> command, Map<String, String> environment, Path log) {
        List<String> leashed = new ArrayList<>(List.of("/bin/sh", "-c", LEASH, "leash"));
        leashed.addAll(command);
        try {
            ProcessBuilder process = new ProcessBuilder(leashed)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            process.environment().putAll(environment);
            return new LeashedProcess(process.start());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command.getFirst(), e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Lets go of it, and returns when it has ended. */
    void stop() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyEnded) {
            // Then there is nothing to let go of.
        }
        process.onExit().join();
    }

    /**
     * Kills it and its children, and returns when all of them have ended: Postgres does not start beside a session of
     * its predecessor.
     */
    void kill() {
        List<ProcessHandle> all = process.descendants().toList();
        try {
            process.getOutputStream().write("KILL\n".getBytes(UTF_8));
            process.getOutputStream().flush();
        } catch (IOException alreadyEnded) {
            // Then there is nothing to kill.
        }
        process.onExit().join();
        all.forEach(descendant -> descendant.onExit().join());
    }

    private static String leash() {
        try (InputStream script = LeashedProcess.class.getResourceAsStream("leash.sh")) {
            return new String(Objects.requireNonNull(script, "leash.sh").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
