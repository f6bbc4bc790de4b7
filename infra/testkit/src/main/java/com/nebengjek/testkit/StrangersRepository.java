package com.nebengjek.testkit;

import io.nats.client.Nats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Maven repository with everything that this build has downloaded, and of ours what was installed in it; the machine's
 * own repository is neither needed to have that nor given it.
 */
record StrangersRepository(Path directory) {

    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final List<String> OURS = List.of("com", "nebengjek");
    private static final int STEPS_FROM_JAR_TO_ROOT = 5;

    /** @param root the directory of the whole build */
    static StrangersRepository create(Path directory, Path root) throws IOException {
        mirror(downloaded(), directory, OURS);
        StrangersRepository repository = new StrangersRepository(directory);
        Files.copy(root.resolve("pom.xml"), repository.place("nebengjek", "pom"));
        return repository;
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

    /** Installs a module, whose directory is named as its artifact. */
    void install(Path module, Path jar) throws IOException {
        String artifact = module.getFileName().toString();
        Files.copy(module.resolve("pom.xml"), place(artifact, "pom"));
        Files.copy(jar, place(artifact, "jar"));
    }

    private Path place(String artifact, String extension) throws IOException {
        Path versions = directory.resolve("com/nebengjek").resolve(artifact).resolve(VERSION);
        return Files.createDirectories(versions).resolve("%s-%s.%s".formatted(artifact, VERSION, extension));
    }

    void unlink() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
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
