package com.nebengjek.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A nats-server to run on this machine.
 *
 * @param path   the program
 * @param origin where it came from, in words
 */
public record NatsProgram(Path path, String origin) {

    static final String VERSION = "v2.12.15";

    /** The environment variable that names a program to take before any other. */
    static final String VARIABLE = "NATS_SERVER";

    private static final String NAME = "nats-server";
    private static final String MODULE = "github.com/nats-io/nats-server/v2@";
    private static final Duration BUILD = Duration.ofMinutes(10);

    /**
     * The one that {@code NATS_SERVER} names, or of the PATH, or built by Go, or of the system's packages: the first
     * that is there, or can be brought.
     *
     * @param report is told what takes long
     * @throws ServersUnavailable when there is none; it says what would help
     */
    public static NatsProgram onThisMachine(Consumer<String> report) {
        return present()
                .or(() -> builtByGo(report))
                .or(() -> installedBySystem(report))
                .orElseThrow(() -> new ServersUnavailable(LocalNats.MISSING));
    }

    /**
     * A server with a configuration file of one's own, beginning with its start.
     *
     * @param variables what its environment has besides, for what the configuration takes from there
     * @param monitoringUrl where its configuration has {@code http}
     */
    public Server run(Path configuration, Map<String, String> variables, Path log, String monitoringUrl) {
        List<String> command = List.of(path.toString(), "--config", configuration.toString());
        return LocalServer.started("NATS", command, variables, log, Probe.nats(monitoringUrl));
    }

    static Optional<NatsProgram> present() {
        return Optional.ofNullable(System.getenv(VARIABLE))
                .map(Path::of)
                .or(() -> Command.find(NAME))
                .map(path -> new NatsProgram(path, path.toString()));
    }

    /**
     * One of a certain version, such as {@code 2.9.10}: built by Go, or out of the system's package of that version. It
     * is kept in the cache, and not installed.
     *
     * @return none when neither can bring it
     */
    public static Optional<NatsProgram> ofVersion(String version, Consumer<String> report) {
        String tag = "v" + version;
        return builtByGo(tag, report).or(() -> DebianPackage.unpacked(version, report));
    }

    /** Runs it on free ports, with what the options ask for. */
    public Running<NatsAddress> start(ServerOptions options) {
        Directories.create(options.data());
        return LocalNats.run(this, options);
    }

    /** Built by Go, once. */
    static Optional<NatsProgram> builtByGo(Consumer<String> report) {
        return builtByGo(VERSION, report);
    }

    private static Optional<NatsProgram> builtByGo(String tag, Consumer<String> report) {
        return Cache.existing(NAME + "-" + tag)
                .or(() -> go().flatMap(go -> build(go, tag, report)))
                .map(directory -> new NatsProgram(directory.resolve(NAME), "go install, " + tag));
    }

    /** Also where Go's own installer puts it, which not every PATH has. */
    private static Optional<Path> go() {
        return Command.find("go")
                .or(() -> Optional.of(Path.of("/usr/local/go/bin/go")).filter(Files::isExecutable));
    }

    /** Asks the system for it: apt-get for root, brew, which root may not use, for others. */
    static Optional<NatsProgram> installedBySystem(Consumer<String> report) {
        boolean root = System.getProperty("user.name").equals("root");
        List<String> words = root
                ? List.of("apt-get", "install", "-y", "--no-install-recommends", NAME)
                : List.of("brew", "install", NAME);
        return Command.find(words.getFirst()).flatMap(program -> install(words, report));
    }

    private static Optional<Path> build(Path go, String tag, Consumer<String> report) {
        report.accept("Building nats-server " + tag + " with go install: once, about a minute");
        try {
            return Optional.of(Cache.directory(NAME + "-" + tag, directory -> {
                Command.Outcome outcome = new Command(List.of(go.toString(), "install", MODULE + tag), BUILD)
                        .with("GOBIN", directory)
                        .run();
                if (!outcome.good()) {
                    throw new ServersUnavailable("go install " + MODULE + tag + " failed:\n" + outcome.output());
                }
            }));
        } catch (ServersUnavailable e) {
            report.accept(e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<NatsProgram> install(List<String> words, Consumer<String> report) {
        report.accept("Installing nats-server: " + String.join(" ", words));
        if (words.getFirst().equals("apt-get")) {
            new Command(List.of("apt-get", "update", "-q"), BUILD).run();
        }
        Command.Outcome outcome = new Command(words, BUILD).run();
        if (!outcome.good()) {
            report.accept(String.join(" ", words) + " failed:\n" + outcome.output());
        }
        return present();
    }
}
