package com.nebengjek.contracts.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs of other languages to their end. */
public final class Programs {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private Programs() {}

    /**
     * What a program prints.
     *
     * @throws IllegalStateException when it fails or takes too long, with what it said
     */
    public static String run(Path directory, List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("program", ".out");
        Path err = Files.createTempFile("program", ".err");
        try {
            ProcessBuilder program = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            program.environment().put("CGO_ENABLED", "0");
            Process process = program.start();
            boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException("%s %s:%n%s%s".formatted(
                        String.join(" ", command),
                        ended ? "failed" : "took longer than " + LONGEST,
                        Files.readString(out, UTF_8),
                        Files.readString(err, UTF_8)));
            }
            return Files.readString(out, UTF_8);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
