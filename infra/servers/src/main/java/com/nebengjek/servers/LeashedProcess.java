package com.nebengjek.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A program that cannot outlive this one, not even when this one is killed: {@code leash.sh} holds it. */
public final class LeashedProcess {

    private static final String LEASH = leash();

    private final Process process;

    private LeashedProcess(Process process) {
        this.process = process;
    }

    /**
     * Runs what the builder says, which is not to be used again.
     *
     * @param atTheEnd what the program is told when it is let go, or when this one dies; 10 s later it is killed
     */
    public static LeashedProcess start(ProcessBuilder program, Signal atTheEnd) throws IOException {
        List<String> leashed = new ArrayList<>(List.of("/bin/sh", "-c", LEASH, "leash", atTheEnd.name()));
        leashed.addAll(program.command());
        return new LeashedProcess(program.command(leashed).start());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * The number of the program itself, not of the leash.
     *
     * @throws IllegalStateException when it has not begun yet, or has ended
     */
    public long pid() {
        return process.children()
                .filter(child -> !child.info().command().equals(process.info().command()))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("the program does not run"))
                .pid();
    }

    /** What it and its children have used of a processor since their start. */
    public Duration processorTime() {
        return process.descendants()
                .map(descendant -> descendant.info().totalCpuDuration())
                .flatMap(Optional::stream)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Tells it and its children, unless it has ended. */
    public void signal(Signal signal) {
        try {
            process.getOutputStream().write((signal + "\n").getBytes(UTF_8));
            process.getOutputStream().flush();
        } catch (IOException ended) {
            // Then there is nobody to tell.
        }
    }

    /** Lets go of it, and returns when it has ended. */
    public void stop() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyEnded) {
            // Then there is nothing to let go of.
        }
        awaitEnd();
    }

    /**
     * Kills it and its children, and returns when all of them have ended: Postgres does not start beside a session of
     * its predecessor.
     */
    public void kill() {
        List<ProcessHandle> all = process.descendants().toList();
        signal(Signal.KILL);
        awaitEnd();
        all.forEach(descendant -> descendant.onExit().join());
    }

    /** @return the status it has ended with: 128 and the signal's number when a signal did it */
    public int awaitEnd() {
        return process.onExit().join().exitValue();
    }

    /** Whether it ends within that time. */
    public boolean awaitEnd(Duration time) throws InterruptedException {
        return process.waitFor(time);
    }

    private static String leash() {
        try (InputStream script = LeashedProcess.class.getResourceAsStream("leash.sh")) {
            return new String(Objects.requireNonNull(script, "leash.sh").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
