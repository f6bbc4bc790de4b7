package com.nebengjek.bench;

import com.nebengjek.servers.LeashedProcess;
import com.nebengjek.servers.Probe;
import com.nebengjek.servers.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A module in a process of its own, which answers {@code /readyz} on 127.0.0.1, and ends when this one does. */
public final class ModuleProcess implements AutoCloseable {

    private static final Duration TO_START = Duration.ofSeconds(90);
    private static final Duration TO_COLLECT = Duration.ofSeconds(30);
    private static final List<String> QUIET =
            List.of("--spring.main.banner-mode=off", "--logging.level.root=warn", "--logging.level.nebengjek.audit=off");

    private final LeashedProcess process;
    private final int port;
    private final Path log;

    private ModuleProcess(LeashedProcess process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * @param port where it is set to answer
     * @param jvm options of its JVM
     * @param settings as on a command line, besides those that keep its log short
     * @param log what the process says is added there
     */
    public static ModuleProcess start(Class<?> module, int port, List<String> jvm, List<String> settings, Path log)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(java("java")));
        command.addAll(jvm);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                module.getName()));
        command.addAll(QUIET);
        command.addAll(settings);
        ProcessBuilder program = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new ModuleProcess(LeashedProcess.start(program, Signal.KILL), port, log);
    }

    /** @throws IllegalStateException when it ends, or has not begun to work within 90 s; it is killed then */
    public ModuleProcess awaitReady() {
        if (!Probe.http("http://127.0.0.1:" + port + "/readyz").succeedsWithin(TO_START, process::isAlive)) {
            close();
            throw new IllegalStateException("a process has not begun to work: see " + log);
        }
        return this;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** What it has used of a processor since its start. */
    public Duration processorTime() {
        return process.processorTime();
    }

    /** Has garbage collected, so that only what is needed counts as memory. */
    public void collectGarbage() throws IOException, InterruptedException {
        new ProcessBuilder(java("jcmd"), Long.toString(pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start()
                .waitFor(TO_COLLECT.toSeconds(), TimeUnit.SECONDS);
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    /** kill -9. */
    @Override
    public void close() {
        process.kill();
    }
}
