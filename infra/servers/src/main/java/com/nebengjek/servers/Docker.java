package com.nebengjek.servers;

import org.testcontainers.DockerClientFactory;

import java.time.Duration;
import java.util.List;

/** The Docker daemon, if there is one. */
final class Docker {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Docker() {}

    /** Whether containers can be run. The command is asked first: it says no in no time. */
    static boolean answers() {
        return Command.find("docker")
                .map(docker -> new Command(List.of(docker.toString(), "info"), PATIENCE).run().good())
                .filter(answered -> answered)
                .map(answered -> runsContainers())
                .orElse(false);
    }

    /** A daemon that answers may still run nothing, such as one without a network. */
    private static boolean runsContainers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException fault) {
            return false;
        }
    }
}
