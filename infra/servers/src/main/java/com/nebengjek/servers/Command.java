package com.nebengjek.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that is run to its end, which has to come within a limit. */
record Command(List<String> words, Duration limit, Map<String, String> environment) {

    /** How it ended. */
    record Outcome(int status, String output) {

        boolean good() {
            return status == 0;
        }
    }

    private static final int CUT_SHORT = -1;

    Command(List<String> words, Duration limit) {
        this(words, limit, Map.of());
    }

    Command with(String variable, Path value) {
        return new Command(words, limit, Map.of(variable, value.toString()));
    }

    /** Where the shell would find a program of that name. */
    static Optional<Path> find(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Outcome run() {
        try {
            Path output = Files.createTempFile("command", ".log");
            try {
                ProcessBuilder builder = new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectOutput(output.toFile());
                builder.environment().putAll(environment);
                return new Outcome(status(builder.start()), Files.readString(output).strip());
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + words.getFirst(), e);
        }
    }

    private int status(Process process) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return CUT_SHORT;
    }
}
