package com.nebengjek.images;

import com.nebengjek.servers.Directories;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs an application on real servers until it has handled an example of everything it takes, and has the JDK write
 * down, as its AOT cache, what that needed.
 *
 * <p>{@code Training FOLDER [FUNCTION...]}: the folder has {@code application.jar}, {@code lib} and {@code jvm.options},
 * and gets {@code application.aot}. {@code Training FOLDER --command [WORD...]} is for a program that does a thing and
 * ends: it is run once with these words. The cache is good for the same JVM, class path and collector.
 */
public final class Training {

    static final String CACHE = "application.aot";

    static final String COMMAND = "--command";

    private Training() {}

    public static void main(String[] words) throws Exception {
        if (words.length == 0) {
            System.err.println("usage: Training FOLDER [FUNCTION...], or Training FOLDER --command [WORD...]");
            System.exit(2);
        }
        Path folder = Path.of(words[0]).toAbsolutePath();
        List<String> rest = Arrays.asList(words).subList(1, words.length);
        Files.deleteIfExists(folder.resolve(CACHE));
        if (!rest.isEmpty() && rest.getFirst().equals(COMMAND)) {
            trainProgram(folder, rest.subList(1, rest.size()));
        } else {
            trainOnServers(folder, rest);
        }
        System.err.println(CACHE + ": " + Files.size(folder.resolve(CACHE)) / (1 << 20) + " MB");
    }

    private static void trainOnServers(Path folder, List<String> functions) throws Exception {
        Path data = Files.createTempDirectory("training");
        try (Surroundings surroundings = Surroundings.start(data)) {
            train(folder, functions, surroundings, data.resolve("application.log"));
        } finally {
            Directories.delete(data);
        }
    }

    private static void trainProgram(Path folder, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@jvm.options",
                "-XX:AOTCacheOutput=" + CACHE,
                "-jar",
                "application.jar"));
        command.addAll(words);
        Path data = Files.createTempDirectory("training");
        try (Surroundings surroundings = Surroundings.start(data)) {
            surroundings.run(new ProcessBuilder(command).directory(folder.toFile()));
            requireCache(folder);
        } finally {
            Directories.delete(data);
        }
    }

    private static void train(Path folder, List<String> functions, Surroundings surroundings, Path log)
            throws IOException, InterruptedException, JetStreamApiException {
        try (Application application = Application.start(
                folder, List.of("-XX:AOTCacheOutput=" + folder.resolve(CACHE)), surroundings.environment(functions), log)) {
            new Lesson(functions, surroundings).give(application);
            application.end();
            requireCache(folder);
        } catch (IllegalStateException fault) {
            Files.copy(log, System.err);
            throw fault;
        }
    }

    private static void requireCache(Path folder) {
        if (!Files.exists(folder.resolve(CACHE))) {
            throw new IllegalStateException("the JDK has written no AOT cache");
        }
    }
}
