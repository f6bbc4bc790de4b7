package com.nebengjek.jetstream.connection;

import com.nebengjek.servers.FreePort;
import com.nebengjek.servers.NatsProgram;
import com.nebengjek.servers.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A nats-server with a configuration of the test's own. */
record ConfiguredNats(int port, Server server) implements AutoCloseable {

    /** jnats waits that long for an answer, also when it was refused already. */
    private static final Duration REFUSED_WITHIN = Duration.ofMillis(1_500);

    static ConfiguredNats with(Path directory, String configuration) throws IOException {
        int port = FreePort.next();
        int monitoring = FreePort.next();
        Path file = Files.writeString(
                Files.createTempFile(directory, "nats", ".conf"),
                """
                listen: "127.0.0.1:%d"
                http: "127.0.0.1:%d"
                %s
                """.formatted(port, monitoring, configuration));
        Server server = NatsProgram.onThisMachine(line -> {})
                .run(file, Map.of(), directory.resolve("nats.log"), "http://127.0.0.1:" + monitoring);
        return new ConfiguredNats(port, server);
    }

    NatsProperties properties() {
        return NatsProperties.at("nats://127.0.0.1:" + port).connectTimeout(REFUSED_WITHIN);
    }

    @Override
    public void close() {
        server.close();
    }
}
