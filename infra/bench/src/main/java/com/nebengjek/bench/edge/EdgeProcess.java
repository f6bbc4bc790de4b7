package com.nebengjek.bench.edge;

import com.nebengjek.bench.Readiness;
import com.nebengjek.edge.EdgeModule;
import com.nebengjek.servers.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An edge in a process of its own. */
final class EdgeProcess implements AutoCloseable {

    /** Sockets live long and cost little: a heap that gives back what it does not need. */
    private static final List<String> PRODUCTION =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20");

    private final Process process;
    private final int port;

    private EdgeProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static EdgeProcess start(String nats, String redis, Path keys, Path log, List<String> jvm) throws Exception {
        int port = FreePort.next();
        List<String> command = new ArrayList<>(List.of(java("java")));
        command.addAll(PRODUCTION);
        command.addAll(jvm);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                EdgeModule.class.getName(),
                "--server.port=" + port,
                "--nebengjek.nats.url=" + nats,
                "--spring.data.redis.url=" + redis,
                "--nebengjek.edge.token.jwk-set=" + keys.toUri(),
                "--nebengjek.edge.admission.per-address=20000",
                "--nebengjek.edge.shutdown.jitter=0s",
                "--spring.autoconfigure.exclude=org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--logging.level.nebengjek.audit=off"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new EdgeProcess(process, port).awaitReady(log);
    }

    private EdgeProcess awaitReady(Path log) throws InterruptedException {
        if (!Readiness.await(process, port)) {
            close();
            throw new IllegalStateException("the edge has not started: see " + log);
        }
        return this;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Processor time of the process so far. */
    Duration busy() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Has garbage collected, so that only what is needed counts as memory. */
    void collectGarbage() throws IOException, InterruptedException {
        new ProcessBuilder(java("jcmd"), Long.toString(pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start()
                .waitFor(30, TimeUnit.SECONDS);
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
