package com.nebengjek.images;

import com.nebengjek.servers.Directories;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/**
 * Puts the libraries of an application into its jar: {@code OneJar FOLDER}, which has {@code application.jar} and the {@code lib}
 * that its manifest names. At every start the JVM reads the manifest of each jar, and Spring looks into each, so that one
 * is faster than sixty.
 *
 * <p>The same jars make the same jar.
 *
 * @see JarContents for what becomes of resources that several jars have
 */
public final class OneJar {

    private static final LocalDateTime ALWAYS = LocalDateTime.of(2020, 1, 1, 0, 0);

    private OneJar() {}

    public static void main(String[] words) throws IOException {
        if (words.length != 1) {
            System.err.println("usage: OneJar FOLDER");
            System.exit(2);
        }
        join(Path.of(words[0]));
    }

    static void join(Path folder) throws IOException {
        Path application = folder.resolve("application.jar");
        Path joined = folder.resolve("joined.jar");
        Attributes own = manifestOf(application);
        JarContents contents = new JarContents();
        contents.add(application);
        for (String library : own.getValue(Attributes.Name.CLASS_PATH).split(" ")) {
            contents.add(folder.resolve(library));
        }
        write(joined, manifest(own.getValue(Attributes.Name.MAIN_CLASS)), contents.entries());
        Files.move(joined, application, StandardCopyOption.REPLACE_EXISTING);
        Directories.delete(folder.resolve("lib"));
    }

    private static Attributes manifestOf(Path application) throws IOException {
        try (JarFile jar = new JarFile(application.toFile())) {
            return jar.getManifest().getMainAttributes();
        }
    }

    private static Manifest manifest(String mainClass) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        return manifest;
    }

    private static void write(Path jar, Manifest manifest, Map<String, byte[]> entries) throws IOException {
        try (JarOutputStream out = new JarOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            out.putNextEntry(entry(JarFile.MANIFEST_NAME));
            manifest.write(out);
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                out.putNextEntry(entry(content.getKey()));
                out.write(content.getValue());
            }
        }
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new JarEntry(name);
        entry.setTimeLocal(ALWAYS);
        return entry;
    }
}
