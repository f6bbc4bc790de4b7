package com.nebengjek.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A nats-server to run on this machine.
 *
 * @param path   the program
 * @param origin where it came from, in words
 */
record NatsProgram(Path path, String origin) {

    static final String VERSION = "v2.12.15";

    private static final String NAME = "nats-server";
    private static final String MODULE = "github.com/nats-io/nats-server/v2@" + VERSION;
    private static final Duration BUILD = Duration.ofMinutes(10);

    static Optional<NatsProgram> onThePath() {
        return Command.find(NAME).map(path -> new NatsProgram(path, path.toString()));
    }

    /** Built by Go, once. */
    static Optional<NatsProgram> builtByGo(ServerOptions options) {
        String origin = "go install, " + VERSION;
        return Cache.existing(NAME + "-" + VERSION)
                .or(() -> Command.find("go").flatMap(go -> build(go, options)))
                .map(directory -> new NatsProgram(directory.resolve(NAME), origin));
    }

    /** Asks the system for it: apt-get for root, brew, which root may not use, for others. */
    static Optional<NatsProgram> installedBySystem(ServerOptions options) {
        boolean root = System.getProperty("user.name").equals("root");
        List<String> words = root
                ? List.of("apt-get", "install", "-y", "--no-install-recommends", NAME)
                : List.of("brew", "install", NAME);
        return Command.find(words.getFirst()).flatMap(program -> install(words, options));
    }

    private static Optional<Path> build(Path go, ServerOptions options) {
        options.report().accept("Building nats-server " + VERSION + " with go install: once, about a minute");
        try {
            return Optional.of(Cache.directory(NAME + "-" + VERSION, directory -> {
                Command.Outcome outcome = new Command(List.of(go.toString(), "install", MODULE), BUILD)
                        .with("GOBIN", directory)
                        .run();
                if (!outcome.good()) {
                    throw new ServersUnavailable("go install " + MODULE + " failed:\n" + outcome.output());
                }
            }));
        } catch (ServersUnavailable e) {
            options.report().accept(e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<NatsProgram> install(List<String> words, ServerOptions options) {
        options.report().accept("Installing nats-server: " + String.join(" ", words));
        Command.Outcome outcome = new Command(words, BUILD).run();
        if (!outcome.good()) {
            options.report().accept(String.join(" ", words) + " failed:\n" + outcome.output());
        }
        return onThePath();
    }
}
