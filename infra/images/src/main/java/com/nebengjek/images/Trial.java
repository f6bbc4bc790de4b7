package com.nebengjek.images;

import com.nebengjek.servers.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs an image with Docker, as a cluster would, on real servers: it becomes ready, handles an example of everything it
 * takes, and ends in an orderly way. NATS is reached over TLS, by an nkey.
 *
 * <p>{@code Trial IMAGE [FUNCTION...]}, or {@code Trial IMAGE --command [WORD...]} for a program that does a thing and ends.
 */
public final class Trial {

    private Trial() {}

    public static void main(String[] words) throws Exception {
        if (words.length == 0) {
            System.err.println("usage: Trial IMAGE [FUNCTION...], or Trial IMAGE --command [WORD...]");
            System.exit(2);
        }
        String image = words[0];
        List<String> rest = Arrays.asList(words).subList(1, words.length);
        if (!rest.isEmpty() && rest.getFirst().equals(Training.COMMAND)) {
            command(image, rest.subList(1, rest.size()));
        } else {
            onServers(image, rest);
        }
    }

    private static void command(String image, List<String> words) throws Exception {
        Path data = Files.createTempDirectory("trial");
        try (Surroundings surroundings = Surroundings.start(data.resolve("servers"))) {
            List<String> command = Docker.run(image, surroundings.environment(List.of()).keySet(), List.of());
            command.addAll(words);
            surroundings.run(new ProcessBuilder(command));
        } finally {
            Directories.delete(data);
        }
    }

    private static void onServers(String image, List<String> functions) throws Exception {
        Path data = Files.createTempDirectory("trial");
        Path log = data.resolve("application.log");
        try (Surroundings surroundings = Surroundings.startSecured(data.resolve("servers"));
                Application application =
                        Application.ofImage(image, surroundings.files(), surroundings.environment(functions), log)) {
            new Lesson(functions, surroundings).give(application);
            application.end();
        } catch (IllegalStateException fault) {
            Files.copy(log, System.err);
            throw fault;
        } finally {
            Directories.delete(data);
        }
    }
}
