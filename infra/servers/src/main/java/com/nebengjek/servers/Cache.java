package com.nebengjek.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Programs that were unpacked or built once, for every later start: {@code infra/.cache} of the working copy. */
final class Cache {

    /** Fills an empty directory. */
    @FunctionalInterface
    interface Filling {
        void into(Path directory) throws IOException;
    }

    private Cache() {}

    /** The directory of that name, if it has been filled before. */
    static Optional<Path> existing(String name) {
        return Optional.of(root().resolve(name)).filter(Files::isDirectory);
    }

    /** The directory of that name; filled when it is not there yet, and never seen half full. */
    static Path directory(String name, Filling filling) {
        return existing(name).orElseGet(() -> filled(root().resolve(name), filling));
    }

    private static Path filled(Path wanted, Filling filling) {
        Path fresh = Directories.create(wanted.resolveSibling(wanted.getFileName() + "." + UUID.randomUUID()));
        try {
            filling.into(fresh);
            Files.move(fresh, wanted, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Somebody else may have been faster.
            if (!Files.isDirectory(wanted)) {
                throw new UncheckedIOException("Cannot fill " + wanted, e);
            }
        } finally {
            Directories.delete(fresh);
        }
        return wanted;
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(directory -> directory.resolve("infra"))
                .filter(infra -> Files.isDirectory(infra.resolve("servers")))
                .findFirst()
                .map(infra -> infra.resolve(".cache"))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "nebengjek"));
    }
}
