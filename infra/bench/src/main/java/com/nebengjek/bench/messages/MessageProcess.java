package com.nebengjek.bench.messages;

import com.nebengjek.bench.Readiness;
import com.nebengjek.database.Database;
import com.nebengjek.message.MessageModule;
import com.nebengjek.servers.FreePort;
import com.nebengjek.servers.RunningServers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A process that runs functions of messages. */
final class MessageProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private MessageProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @param functions by their bean names, with semicolons between them
     * @param settings more of them, as on a command line
     * @param log what the process says is added there
     */
    static MessageProcess start(
            RunningServers servers, String functions, List<String> jvm, List<String> settings, Path log)
            throws IOException {
        int port = FreePort.next();
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(jvm);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                MessageModule.class.getName(),
                "--spring.cloud.function.definition=" + functions,
                "--nebengjek.probe.port=" + port,
                "--nebengjek.nats.url=" + servers.nats().address().url(),
                "--spring.data.redis.url=" + servers.redis().address().url(0),
                "--spring.r2dbc.url=" + servers.postgres().address().jdbcUrl().replaceFirst("^jdbc:", "r2dbc:"),
                "--spring.r2dbc.password=" + Database.LOCAL_ROLE_PASSWORD,
                "--nebengjek.message.allow-private-addresses=true",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--logging.level.nebengjek.audit=off"));
        command.addAll(settings);
        return new MessageProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start(),
                port);
    }

    /** @throws IllegalStateException when it does not begin to work in time */
    MessageProcess awaitReady() throws InterruptedException {
        if (!Readiness.await(process, port)) {
            close();
            throw new IllegalStateException("a process has not begun to work");
        }
        return this;
    }

    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** kill -9. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
