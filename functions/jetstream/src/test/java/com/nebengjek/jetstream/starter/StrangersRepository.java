package com.nebengjek.jetstream.starter;

import com.nebengjek.events.catalogue.Event;
import com.nebengjek.jetstream.EventPublisher;
import com.nebengjek.nats.GuardedDataPort;
import io.nats.client.Nats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Maven repository with everything that this build has downloaded, and the starter as it would be installed; the
 * machine's own repository is neither needed to have it nor given it.
 */
final class StrangersRepository {

    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final List<String> OURS = List.of("com", "nebengjek");
    private static final int STEPS_FROM_JAR_TO_ROOT = 5;

    private StrangersRepository() {}

    /** @param root the directory of the whole build */
    static Path create(Path directory, Path root) throws IOException {
        mirror(downloaded(), directory, OURS);
        Path ours = directory.resolve("com/nebengjek");
        install(ours.resolve("nebengjek/" + VERSION), "nebengjek", root.resolve("pom.xml"));
        install(ours.resolve("events/" + VERSION), "events", root.resolve("functions/events/pom.xml"));
        install(ours.resolve("nats/" + VERSION), "nats", root.resolve("functions/nats/pom.xml"));
        install(ours.resolve("jetstream/" + VERSION), "jetstream", root.resolve("functions/jetstream/pom.xml"));
        Files.copy(jarOf(Event.class), ours.resolve("events/%1$s/events-%1$s.jar".formatted(VERSION)));
        Files.copy(jarOf(GuardedDataPort.class), ours.resolve("nats/%1$s/nats-%1$s.jar".formatted(VERSION)));
        Files.copy(jarOf(EventPublisher.class), ours.resolve("jetstream/%1$s/jetstream-%1$s.jar".formatted(VERSION)));
        return directory;
    }

    /** Links to all that is there, except along the path of what is our own. */
    private static void mirror(Path from, Path to, List<String> except) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (except.isEmpty() || !name.equals(except.getFirst())) {
                    Files.createSymbolicLink(to.resolve(name), entry);
                } else if (except.size() > 1) {
                    mirror(entry, to.resolve(name), except.subList(1, except.size()));
                }
            }
        }
    }

    /** Removes the links, so that nobody who clears up goes astray along them. */
    static void unlink(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private static void install(Path directory, String artifact, Path pom) throws IOException {
        Files.createDirectories(directory);
        Files.copy(pom, directory.resolve("%s-%s.pom".formatted(artifact, VERSION)));
    }

    private static Path downloaded() {
        Path path = jarOf(Nats.class);
        for (int step = 0; step < STEPS_FROM_JAR_TO_ROOT; step++) {
            path = path.getParent();
        }
        return path;
    }

    /** The jar of a class, as Maven has it after its packaging. */
    static Path jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
    }
}
