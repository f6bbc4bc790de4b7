package com.nebengjek.images;

import com.nebengjek.servers.FreePort;
import com.nebengjek.servers.LeashedProcess;
import com.nebengjek.servers.Probe;
import com.nebengjek.servers.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A running application, started as its image starts it. It ends when this program does. */
public final class Application implements AutoCloseable {

    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final Duration TO_END = Duration.ofMinutes(5);
    private static final String PORT = "PORT";

    private final LeashedProcess process;
    private final int port;
    private final Path log;

    private Application(LeashedProcess process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * @param folder with {@code application.jar} and {@code jvm.options}
     * @param flags of the JVM besides those of the options
     * @param log where it writes
     */
    public static Application start(Path folder, List<String> flags, Map<String, String> environment, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@jvm.options");
        command.addAll(flags);
        command.addAll(List.of("-jar", "application.jar"));
        return start(new ProcessBuilder(command).directory(folder.toFile()), environment, log);
    }

    /** @param files of the machine that the image may read */
    static Application ofImage(String image, List<Path> files, Map<String, String> environment, Path log)
            throws IOException {
        Set<String> variables = new TreeSet<>(environment.keySet());
        variables.add(PORT);
        return start(new ProcessBuilder(Docker.run(image, variables, Docker.readable(files))), environment, log);
    }

    private static Application start(ProcessBuilder builder, Map<String, String> environment, Path log)
            throws IOException {
        int port = FreePort.next();
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put(PORT, Integer.toString(port));
        return new Application(LeashedProcess.start(builder, Signal.TERM), port, log);
    }

    /** @throws IllegalStateException when it ends or does not become ready in time */
    public void awaitReady() {
        if (!probe("/readyz").succeedsWithin(TO_START, process::isAlive)) {
            requireRunning();
            throw new IllegalStateException("the application is not ready within " + TO_START);
        }
    }

    /** Whether it answers a GET of the path, and not with an error. */
    public boolean answers(String path) {
        return probe(path).succeeds();
    }

    private Probe probe(String path) {
        return Probe.http("http://127.0.0.1:" + port + path);
    }

    /** @throws IllegalStateException when it has ended, with what it wrote last */
    public void requireRunning() {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "the application has ended with %d: %s".formatted(process.awaitEnd(), lastLine()));
        }
    }

    private String lastLine() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank()).reduce("it has written nothing", (earlier, line) -> line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has used of a processor since its start. */
    public Duration processorTime() {
        return process.processorTime();
    }

    public long pid() {
        return process.pid();
    }

    /** Has it end in an orderly way, as a kubelet does. */
    public void end() throws InterruptedException {
        process.signal(Signal.TERM);
        if (!process.awaitEnd(TO_END)) {
            throw new IllegalStateException("the application does not end within " + TO_END);
        }
    }

    @Override
    public void close() {
        process.kill();
    }
}
