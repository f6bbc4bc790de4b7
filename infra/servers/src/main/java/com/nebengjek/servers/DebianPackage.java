package com.nebengjek.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The system's package of nats-server, downloaded and unpacked into the cache; nothing is installed. */
final class DebianPackage {

    private static final String NAME = "nats-server";
    private static final Duration DOWNLOAD = Duration.ofMinutes(2);

    private DebianPackage() {}

    /** @return none where there is no apt-get, or its package is of another version */
    static Optional<NatsProgram> unpacked(String version, Consumer<String> report) {
        String directory = NAME + "-debian-" + version;
        return Cache.existing(directory)
                .or(() -> Command.find("apt-get").flatMap(apt -> download(apt, version, directory, report)))
                .map(root -> new NatsProgram(root.resolve("usr/bin").resolve(NAME), "the system's package, " + version));
    }

    private static Optional<Path> download(Path apt, String version, String directory, Consumer<String> report) {
        report.accept("Downloading the system's package of nats-server " + version);
        try {
            return Optional.of(Cache.directory(directory, root -> Stream.of(
                            "'%s' download '%s=%s-*'".formatted(apt, NAME, version), "dpkg -x %s_*.deb .".formatted(NAME))
                    .forEach(words -> run("cd '" + root + "' && " + words))));
        } catch (ServersUnavailable e) {
            report.accept(e.getMessage());
            return Optional.empty();
        }
    }

    private static void run(String words) {
        Command.Outcome outcome = new Command(List.of("sh", "-c", words), DOWNLOAD).run();
        if (!outcome.good()) {
            throw new ServersUnavailable(words + " failed:\n" + outcome.output());
        }
    }
}
