package com.nebengjek.topology.migration;

import com.nebengjek.topology.ResourceLimits;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import io.nats.client.Connection;
import io.nats.client.JetStreamOptions;
import io.nats.client.Nats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A migration in a process of its own, which can be killed. It says when it begins. */
final class MigratingProcess {

    private MigratingProcess() {}

    static Process start(String url, Path topology) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        MigratingProcess.class.getName(),
                        url,
                        topology.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] words) throws Exception {
        try (Connection connection = Nats.connect(words[0])) {
            Migration migration = migration(connection, Topology.load(Path.of(words[1])));
            System.out.println("begins");
            migration.run();
        }
    }

    static Migration migration(Connection connection, Topology topology) throws IOException {
        JetStreamOptions options = JetStreamOptions.defaultOptions();
        return new Migration(
                connection.jetStreamManagement(options),
                topology,
                new TopologyApply(connection, options, ResourceLimits.of(Map.of())));
    }
}
