package com.nebengjek.servers;

import com.github.dockerjava.api.DockerClient;
import org.testcontainers.containers.GenericContainer;

import java.time.Duration;

/** A server that runs in a container. Its ports are bound to fixed ones of the host, which a restart keeps. */
final class ContainerServer implements Server {

    private static final Duration START = Duration.ofMinutes(1);

    private final GenericContainer<?> container;
    private final Probe probe;

    private ContainerServer(GenericContainer<?> container, Probe probe) {
        this.container = container;
        this.probe = probe;
    }

    /** Creates and starts the container; it ends with this program, however that ends. */
    static ContainerServer started(GenericContainer<?> container, Probe probe) {
        ContainerServer server = new ContainerServer(container, probe);
        container.start();
        server.awaitAnswer();
        return server;
    }

    @Override
    public void start() {
        if (!container.isRunning()) {
            docker().startContainerCmd(container.getContainerId()).exec();
            awaitAnswer();
        }
    }

    @Override
    public void stop() {
        if (container.isRunning()) {
            docker().stopContainerCmd(container.getContainerId()).exec();
        }
    }

    @Override
    public void kill() {
        if (container.isRunning()) {
            docker().killContainerCmd(container.getContainerId()).exec();
        }
    }

    @Override
    public void close() {
        container.stop();
    }

    private DockerClient docker() {
        return container.getDockerClient();
    }

    private void awaitAnswer() {
        if (!probe.succeedsWithin(START, container::isRunning)) {
            String logs = container.getLogs();
            close();
            throw new ServersUnavailable(container.getDockerImageName() + " does not answer; it printed:\n" + logs);
        }
    }
}
