package com.nebengjek.servers;

import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Containers of a Docker daemon, on pinned images. */
public record ContainerSource() implements Source {

    /** A port of the container, and the one of the host that leads to it. */
    private record Port(int outside, int inside) {

        static Port to(int inside) {
            return new Port(FreePort.next(), inside);
        }

        String binding() {
            return outside + ":" + inside;
        }
    }

    private static final String POSTGRES = "postgres:18.6-alpine";
    private static final String REDIS = "redis:7.0.15-alpine";
    private static final String NATS = "nats:" + NatsProgram.VERSION.substring(1) + "-alpine";

    private static final String PASSWORD = "postgres";
    private static final Path NATS_TLS = Path.of("/etc/nats/tls");
    private static final String NATS_FILE = "/etc/nats/nats-server.conf";

    @Override
    public Running<PostgresDatabase> postgres(ServerOptions options) {
        Port port = Port.to(5432);
        GenericContainer<?> container = container(POSTGRES, port)
                .withEnv("POSTGRES_PASSWORD", PASSWORD)
                .withCommand(
                        "postgres", "-c", "max_connections=400", "-c", options.durable() ? "fsync=on" : "fsync=off");
        keepData(container, options, "postgres", "/var/lib/postgresql");
        PostgresDatabase database =
                new PostgresDatabase(container.getHost(), port.outside(), "postgres", "postgres", PASSWORD);
        return running(database, container, Probe.postgres(database));
    }

    @Override
    public Running<RedisAddress> redis(ServerOptions options) {
        Port port = Port.to(6379);
        GenericContainer<?> container = container(REDIS, port)
                .withCommand(
                        "redis-server",
                        "--databases", "" + LocalRedis.DATABASES,
                        "--save", "",
                        "--appendonly", options.durable() ? "yes" : "no");
        keepData(container, options, "redis", "/data");
        RedisAddress address =
                new RedisAddress("redis://" + container.getHost() + ":" + port.outside(), LocalRedis.DATABASES);
        return running(address, container, Probe.redis(container.getHost(), port.outside()));
    }

    @Override
    public Running<NatsAddress> nats(ServerOptions options) {
        Port port = Port.to(4222);
        Port monitoring = Port.to(8222);
        GenericContainer<?> container = container(NATS, port, monitoring)
                .withCommand("nats-server", "--config", NATS_FILE);
        Optional<TlsFiles> tls = options.security().map(security -> certificates(container, options));
        String security = options.security()
                .map(users -> secured(container.withEnv(users.variables()), users, tls.orElseThrow()))
                .orElse("");
        NatsConfiguration configuration = new NatsConfiguration(
                "0.0.0.0",
                port.inside(),
                monitoring.inside(),
                Path.of("/data"),
                options.durable(),
                options.accounts(),
                security);
        container.withCopyToContainer(Transferable.of(configuration.text()), NATS_FILE);
        keepData(container, options, "nats", "/data");
        NatsAddress address = new NatsAddress(
                (tls.isPresent() ? "tls://" : "nats://") + container.getHost() + ":" + port.outside(),
                "http://" + container.getHost() + ":" + monitoring.outside(),
                options.accounts(),
                tls.map(TlsFiles::authority));
        return running(address, container, Probe.nats(address.monitoringUrl()));
    }

    private static TlsFiles certificates(GenericContainer<?> container, ServerOptions options) {
        return CertificateAuthority.issue(
                options.data().resolve("nats-tls").toAbsolutePath(), List.of(container.getHost(), "localhost"));
    }

    private static String secured(GenericContainer<?> container, NatsSecurity users, TlsFiles tls) {
        TlsFiles inside = new TlsFiles(
                tls.authority(), NATS_TLS.resolve(tls.certificate().getFileName()), NATS_TLS.resolve(tls.key().getFileName()));
        container.withCopyFileToContainer(MountableFile.forHostPath(tls.certificate()), inside.certificate().toString());
        container.withCopyFileToContainer(MountableFile.forHostPath(tls.key()), inside.key().toString());
        return NatsConfiguration.secured(users, inside);
    }

    private static GenericContainer<?> container(String image, Port... ports) {
        GenericContainer<?> container = new GenericContainer<>(image)
                .withExposedPorts(Stream.of(ports).map(Port::inside).toArray(Integer[]::new))
                // Whether it is ready the probe decides, by the protocol; an open port says little.
                .waitingFor(Wait.forLogMessage(".*", 1));
        container.setPortBindings(Stream.of(ports).map(Port::binding).toList());
        return container;
    }

    private static void keepData(GenericContainer<?> container, ServerOptions options, String name, String inside) {
        if (options.durable()) {
            Path data = Directories.create(options.data().resolve(name)).toAbsolutePath();
            container.withFileSystemBind(data.toString(), inside, BindMode.READ_WRITE);
        }
    }

    private static <A> Running<A> running(A address, GenericContainer<?> container, Probe probe) {
        return new Running<>(
                address, ContainerServer.started(container, probe), "container " + container.getDockerImageName());
    }
}
