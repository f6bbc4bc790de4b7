package com.nebengjek.edge;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.catalogue.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** The client of {@code src/test/node}, which speaks with another WebSocket implementation: Node's ws. */
record NodeClient(Path directory) {

    private static final Path SOURCES = Path.of("src/test/node");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "client.js");

    static NodeClient install() throws IOException, InterruptedException {
        Path directory = Files.createDirectories(Path.of("target/node")).toAbsolutePath();
        for (String file : FILES) {
            Files.copy(SOURCES.resolve(file), directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        run(directory, List.of("npm", "ci", "--no-audit", "--no-fund"));
        return new NodeClient(directory);
    }

    /** What the client saw. */
    JsonNode play(String scenario, Edge edge, Person person) {
        String said = run(
                directory, List.of("node", "client.js", edge.uri("").toString(), Tokens.of(person), scenario));
        return EventJson.mapper().readTree(said);
    }

    private static String run(Path directory, List<String> command) {
        try {
            Path errors = directory.resolve("errors.txt");
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectError(errors.toFile())
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + " failed: " + said + Files.readString(errors));
            }
            return said;
        } catch (IOException missing) {
            throw new UncheckedIOException(command.getFirst() + " is needed for this test: install Node.js 20", missing);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
