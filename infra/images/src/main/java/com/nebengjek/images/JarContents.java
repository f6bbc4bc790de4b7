package com.nebengjek.images;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/**
 * What is in several jars, the first on the class path first.
 *
 * <p>Lists that each may have (services, {@code spring.factories}) are joined; of any other resource that several have, the
 * first counts, as on a class path. Licenses and notices are kept for each. Manifests, signatures and module descriptors are
 * left out: they are about a jar that is no more.
 */
final class JarContents {

    private static final Pattern LIST = Pattern.compile(
            "META-INF/(services/.+|spring/.+\\.imports|spring\\.(handlers|schemas)|io\\.netty\\.versions\\.properties)");
    private static final Pattern FACTORIES = Pattern.compile("META-INF/(spring|spring/aot)\\.factories");
    private static final Pattern LICENSE = Pattern.compile("(?i)(META-INF/)?(LICENSE|NOTICE|COPYRIGHT|DEPENDENCIES)(\\.\\w+)?");
    private static final Pattern LEFT_OUT =
            Pattern.compile("META-INF/(MANIFEST\\.MF|INDEX\\.LIST|[^/]+\\.(SF|RSA|DSA|EC))|(.+/)?module-info\\.class");

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> factories = new TreeMap<>();

    void add(Path file) throws IOException {
        String library = file.getFileName().toString();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (var all = jar.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (!entry.isDirectory() && !LEFT_OUT.matcher(entry.getName()).matches()) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        add(library, entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
    }

    private void add(String library, String name, byte[] content) throws IOException {
        if (FACTORIES.matcher(name).matches()) {
            addFactories(name, content);
        } else if (LIST.matcher(name).matches()) {
            entries.merge(name, content, JarContents::lines);
        } else if (LICENSE.matcher(name).matches()) {
            entries.put("META-INF/licenses/" + library + "/" + name.substring(name.lastIndexOf('/') + 1), content);
        } else {
            entries.putIfAbsent(name, content);
        }
    }

    private void addFactories(String name, byte[] content) throws IOException {
        Properties more = new Properties();
        more.load(new ByteArrayInputStream(content));
        Map<String, String> known = factories.computeIfAbsent(name, none -> new TreeMap<>());
        more.stringPropertyNames().forEach(key -> known.merge(key, more.getProperty(key), (a, b) -> a + "," + b));
    }

    /** The content of each entry by its name; to be asked for when all jars are added. */
    Map<String, byte[]> entries() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        factories.forEach((name, lists) -> all.put(name, text(lists)));
        all.putAll(entries);
        return all;
    }

    private static byte[] text(Map<String, String> lists) {
        return lists.entrySet().stream()
                .map(list -> list.getKey() + "=" + list.getValue() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] lines(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.write('\n');
        joined.writeBytes(second);
        return joined.toByteArray();
    }
}
