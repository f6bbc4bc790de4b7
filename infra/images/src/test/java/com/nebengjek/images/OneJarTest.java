package com.nebengjek.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneJarTest {

    private static final String SERVICE = "META-INF/services/Engine";
    private static final String FACTORIES = "META-INF/spring.factories";

    @TempDir
    Path folder;

    @BeforeEach
    void join() throws IOException {
        write("application.jar", Map.of("Main.class", "main", "shared.txt", "own", FACTORIES, "Listener=One"));
        write("lib/a.jar", Map.of(SERVICE, "A", "shared.txt", "of a", FACTORIES, "Listener=\\\nTwo,\\\nThree\nOther=X", "META-INF/LICENSE", "free"));
        write("lib/b.jar", Map.of(SERVICE, "B", "META-INF/LICENSE", "freer", "META-INF/B.SF", "signed", "module-info.class", "b"));
        OneJar.join(folder);
    }

    @Test
    void the_libraries_are_in_the_application() throws IOException {
        assertThat(folder.resolve("lib")).doesNotExist();
        assertThat(text("Main.class")).isEqualTo("main");
        try (JarFile jar = jar()) {
            Attributes attributes = jar.getManifest().getMainAttributes();
            assertThat(attributes.getValue("Main-Class")).isEqualTo("Main");
            assertThat(attributes.getValue("Class-Path")).isNull();
        }
    }

    @Test
    void services_of_all_are_there() throws IOException {
        assertThat(text(SERVICE).lines()).containsExactly("A", "B");
    }

    @Test
    void factories_of_all_are_there() throws IOException {
        assertThat(text(FACTORIES).lines()).containsExactly("Listener=One,Two,Three", "Other=X");
    }

    @Test
    void of_another_resource_the_first_counts() throws IOException {
        assertThat(text("shared.txt")).isEqualTo("own");
    }

    @Test
    void every_license_is_kept() throws IOException {
        assertThat(text("META-INF/licenses/a.jar/LICENSE")).isEqualTo("free");
        assertThat(text("META-INF/licenses/b.jar/LICENSE")).isEqualTo("freer");
    }

    @Test
    void what_was_about_one_jar_is_left_out() throws IOException {
        try (JarFile jar = jar()) {
            assertThat(jar.getEntry("META-INF/B.SF")).isNull();
            assertThat(jar.getEntry("module-info.class")).isNull();
        }
    }

    private String text(String name) throws IOException {
        try (JarFile jar = jar()) {
            return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), UTF_8);
        }
    }

    private JarFile jar() throws IOException {
        return new JarFile(folder.resolve("application.jar").toFile());
    }

    private void write(String name, Map<String, String> content) throws IOException {
        Path jar = folder.resolve(name);
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Main-Class", "Main");
        manifest.getMainAttributes().putValue("Class-Path", "lib/a.jar lib/b.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (var entry : content.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(UTF_8));
            }
        }
    }
}
