package com.nebengjek.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs commands without the rights of root, with which Postgres refuses to start. */
enum OrdinaryUser {

    /** Whoever runs this program is none other. */
    MYSELF(),

    /** Still the owner of root's files, but with none of root's powers. */
    NAMESPACE("unshare", "-U"),

    /** For containers in which root may not make namespaces. */
    NOBODY("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups") {
        @Override
        void own(Path directory) throws IOException {
            try (Stream<Path> content = Files.walk(directory)) {
                for (Path path : content.toList()) {
                    Files.setAttribute(path, "unix:uid", 65534);
                }
            }
        }
    };

    private static final Duration TRIAL = Duration.ofSeconds(5);

    private final List<String> prefix;

    OrdinaryUser(String... prefix) {
        this.prefix = List.of(prefix);
    }

    /** The first that works here. */
    static OrdinaryUser here() {
        if (!System.getProperty("user.name").equals("root")) {
            return MYSELF;
        }
        return Stream.of(NAMESPACE, NOBODY)
                .filter(OrdinaryUser::works)
                .findFirst()
                .orElseThrow(() -> new ServersUnavailable(
                        "Postgres does not run as root, and neither unshare nor setpriv works here:"
                                + " run this as another user, or with -Dservers=containers"));
    }

    /** Lets a command that is run this way write to the directory. */
    void own(Path directory) throws IOException {}

    List<String> command(String... words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(words));
        return command;
    }

    private boolean works() {
        return Command.find(prefix.getFirst()).isPresent()
                && new Command(command("true"), TRIAL).run().good();
    }
}
