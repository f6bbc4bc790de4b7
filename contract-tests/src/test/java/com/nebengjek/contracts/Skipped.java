package com.nebengjek.contracts;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;

/**
 * Skips a test for what the machine lacks, and prints the reason. It is the only way to skip one here, so that reports
 * can be asked how much was not tried.
 */
public final class Skipped {

    private Skipped() {}

    /** Goes on only if this is so. */
    public static void unless(boolean present, String reason) {
        if (!present) {
            System.out.println("skipped: " + reason);
            Assumptions.abort(reason);
        }
    }

    /** Goes on only if there is such a program on the {@code PATH}. */
    public static void unlessInstalled(String program) {
        unless(isInstalled(program), "there is no " + program + " on the PATH");
    }

    private static boolean isInstalled(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
