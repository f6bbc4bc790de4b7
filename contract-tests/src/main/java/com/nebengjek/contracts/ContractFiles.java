package com.nebengjek.contracts;

import com.nebengjek.events.catalogue.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The files below {@code contracts/} on the class path, in a folder or in a jar. */
public final class ContractFiles {

    private static final String ROOT = "contracts/";
    private static final ClassLoader LOADER = ContractFiles.class.getClassLoader();

    private ContractFiles() {}

    /** Paths of the JSON files below a folder, relative to {@code contracts/}, in order; none when there is no such folder. */
    public static List<String> below(String folder) {
        URL found = LOADER.getResource(ROOT + folder);
        if (found == null) {
            return List.of();
        }
        try (Stream<String> files = found.openConnection() instanceof JarURLConnection jar ? inJar(jar) : inFolder(found.toURI())) {
            return files.filter(name -> name.startsWith(ROOT + folder + "/") && name.endsWith(".json"))
                    .map(name -> name.substring(ROOT.length()))
                    .sorted()
                    .toList();
        } catch (IOException | URISyntaxException fault) {
            throw new IllegalStateException("the contracts at " + found + " cannot be listed", fault);
        }
    }

    private static Stream<String> inJar(JarURLConnection jar) throws IOException {
        return jar.getJarFile().stream().map(entry -> entry.getName());
    }

    private static Stream<String> inFolder(URI folder) throws IOException {
        Path found = Path.of(folder);
        return Files.walk(found).filter(Files::isRegularFile).map(file -> nameOf(file.toString()));
    }

    private static String nameOf(String file) {
        String name = file.replace('\\', '/');
        return name.substring(name.lastIndexOf("/" + ROOT) + 1);
    }

    /** @param file its path relative to {@code contracts/} */
    public static JsonNode read(String file) {
        try (InputStream content = LOADER.getResourceAsStream(ROOT + file)) {
            return EventJson.mapper().readTree(Objects.requireNonNull(content, file));
        } catch (IOException fault) {
            throw new UncheckedIOException(file + " cannot be read", fault);
        }
    }
}
