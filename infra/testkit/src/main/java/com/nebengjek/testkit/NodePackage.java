package com.nebengjek.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Programs for Node that take part in a test, with the libraries that their lock file names.
 *
 * <p>They are copied below {@code target} and installed there with {@code npm ci}, once for each lock file.
 */
public final class NodePackage {

    private static final Duration INSTALLATION = Duration.ofMinutes(5);
    private static final Duration PROGRAM = Duration.ofMinutes(2);
    private static final String LOCK = "package-lock.json";

    private final Path directory;

    private NodePackage(Path directory) {
        this.directory = directory;
    }

    /**
     * Installs a package.
     *
     * @param sources such as {@code src/test/node}
     * @throws IllegalStateException when it cannot be installed, with what npm said
     */
    public static NodePackage install(Path sources) throws IOException, InterruptedException {
        Path directory = Path.of("target", "node", sources.getFileName().toString());
        Path installed = directory.resolve("node_modules").resolve(LOCK);
        Files.createDirectories(directory);
        copy(sources, directory);
        NodePackage node = new NodePackage(directory);
        byte[] lock = Files.readAllBytes(sources.resolve(LOCK));
        if (!Files.exists(installed) || !Arrays.equals(Files.readAllBytes(installed), lock)) {
            node.run(INSTALLATION, List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
            Files.write(installed, lock);
        }
        return node;
    }

    private static void copy(Path sources, Path directory) throws IOException {
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /**
     * Runs a program to its end and gives what it printed.
     *
     * @throws IllegalStateException when it fails, with what it printed
     */
    public String run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", program));
        command.addAll(List.of(arguments));
        return run(PROGRAM, command);
    }

    private String run(Duration limit, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("node", ".out");
        try {
            Process process = start(command, output);
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            String said = Files.readString(output, UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException("%s in %s %s:%n%s".formatted(
                        String.join(" ", command), directory, ended ? "failed" : "took longer than " + limit, said));
            }
            return said;
        } finally {
            Files.delete(output);
        }
    }

    private Process start(List<String> command, Path output) {
        try {
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException missing) {
            throw new IllegalStateException(
                    command.getFirst() + " cannot be started: install Node 20 or later with npm (" + missing.getMessage() + ")",
                    missing);
        }
    }
}
