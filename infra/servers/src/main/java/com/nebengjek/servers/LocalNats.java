package com.nebengjek.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** NATS from wherever this machine has it; no Maven artifact brings one. */
final class LocalNats {

    static final String MISSING = """
            There is no nats-server: NATS_URL and NATS_SERVER are not set, none is on the PATH, no Docker daemon answers, and neither \
            go nor the system's package manager could bring one. Any of these helps:
              go install github.com/nats-io/nats-server/v2@%s    and have $(go env GOPATH)/bin on the PATH
              brew install nats-server    or    sudo apt-get install nats-server
              docker run -d -p 4222:4222 -p 8222:8222 nats:%s -js -m 8222    and NATS_URL=nats://127.0.0.1:4222"""
            .formatted(NatsProgram.VERSION, NatsProgram.VERSION.substring(1));

    private static final String HOST = "127.0.0.1";

    private LocalNats() {}

    static Running<NatsAddress> started(Map<String, String> environment, ServerOptions options) {
        return Stream.<Supplier<Optional<Running<NatsAddress>>>>of(
                        () -> ExternalSource.natsIfNamed(environment, options),
                        () -> NatsProgram.present().map(program -> run(program, options)),
                        () -> Docker.answers() ? Optional.of(new ContainerSource().nats(options)) : Optional.empty(),
                        () -> NatsProgram.builtByGo(options.report()).map(program -> run(program, options)),
                        () -> NatsProgram.installedBySystem(options.report()).map(program -> run(program, options)))
                .flatMap(origin -> origin.get().stream())
                .findFirst()
                .orElseThrow(() -> new ServersUnavailable(MISSING));
    }

    static Running<NatsAddress> run(NatsProgram program, ServerOptions options) {
        int port = FreePort.next();
        int monitoringPort = FreePort.next();
        Path store = options.data().resolve("nats").toAbsolutePath();
        Path file = options.data().resolve("nats.conf");
        Optional<TlsFiles> tls = options.security().map(security -> certificates(options));
        String security = options.security()
                .map(users -> NatsConfiguration.secured(users, tls.orElseThrow()))
                .orElse("");
        write(file, new NatsConfiguration(
                HOST, port, monitoringPort, store, options.durable(), options.accounts(), security));
        NatsAddress address = new NatsAddress(
                (tls.isPresent() ? "tls://" : "nats://") + HOST + ":" + port,
                "http://" + HOST + ":" + monitoringPort,
                options.accounts(),
                tls.map(TlsFiles::authority));
        Server server = program.run(
                file,
                options.security().map(NatsSecurity::variables).orElse(Map.of()),
                options.data().resolve("nats.log"),
                address.monitoringUrl());
        return new Running<>(address, server, program.origin());
    }

    private static TlsFiles certificates(ServerOptions options) {
        return CertificateAuthority.issue(
                options.data().resolve("nats-tls").toAbsolutePath(), List.of(HOST, "localhost"));
    }

    private static void write(Path file, NatsConfiguration configuration) {
        try {
            Files.writeString(file, configuration.text());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
