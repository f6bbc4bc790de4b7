package com.nebengjek.topology;

import com.nebengjek.servers.NatsProgram;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * A nats-server with JetStream, for tests that configure it their own way: of the version that the system property
 * {@code nats} names, else whichever {@code infra/run} would take.
 */
public final class NatsServer implements AutoCloseable {

    private final Process process;
    private final String url;

    private NatsServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    public static NatsServer start(Path directory) throws IOException {
        return start(directory, "", Map.of());
    }

    /** With a configuration of its own, and the variables that are in it. */
    public static NatsServer start(Path directory, String configuration, Map<String, String> environment)
            throws IOException {
        Path file = Files.writeString(directory.resolve("server.conf"), configuration);
        int port = freePort();
        List<String> command = List.of(
                program().path().toString(),
                "-a",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-js",
                "-sd",
                directory.toString(),
                "-c",
                file.toString());
        ProcessBuilder server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("server.log").toFile());
        server.environment().putAll(environment);
        return new NatsServer(server.start(), "nats://127.0.0.1:" + port);
    }

    public String url() {
        return url;
    }

    /** A connection, once the server answers. */
    public Connection connect() {
        return connect(Options.builder().errorListener(new ErrorListener() {}));
    }

    /** A connection of somebody in particular, once the server answers. */
    public Connection connect(Options.Builder who) {
        Options options = who.server(url).build();
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(
                        () -> Nats.connect(options),
                        connection -> connection.getStatus() == Connection.Status.CONNECTED);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static NatsProgram program() {
        String version = System.getProperty("nats", "");
        if (version.isEmpty()) {
            return NatsProgram.onThisMachine(System.out::println);
        }
        return NatsProgram.ofVersion(version, System.out::println)
                .orElseGet(() -> Assumptions.abort("neither go nor apt-get can bring nats-server " + version));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
