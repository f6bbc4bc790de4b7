package com.nebengjek.testkit;

import com.nebengjek.servers.Directories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Directories for files that are worth nothing once a process has ended. */
final class Scratch {

    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final String PREFIX = "nebengjek-" + System.getProperty("user.name") + "-";

    private Scratch() {}

    /** The directory of a process; it is there. */
    static Path of(ProcessHandle process) {
        return Directories.create(TEMPORARY.resolve(PREFIX + process.pid()));
    }

    /** Removes what processes left behind that were killed before they could; what cannot be removed stays. */
    static void sweep() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(TEMPORARY, PREFIX + "*")) {
            for (Path directory : left) {
                if (!alive(directory.getFileName().toString().substring(PREFIX.length()))) {
                    remove(directory);
                }
            }
        }
    }

    private static void remove(Path directory) {
        try {
            Directories.delete(directory);
        } catch (UncheckedIOException e) {
            // Another keeper may be sweeping too, or the servers of a killed one may still be writing.
        }
    }

    private static boolean alive(String pid) {
        return pid.matches("\\d+")
                && ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
    }
}
