package com.nebengjek.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Properties;
import tools.jackson.databind.json.JsonMapper;

/** What the modules' jars say of their own settings. */
final class Resources {

    private static final JsonMapper JSON = new JsonMapper();

    private Resources() {}

    static Properties properties(String path) {
        Properties properties = new Properties();
        try (InputStream in = loader().getResourceAsStream(path)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** The default of a setting, as the metadata tells editors. */
    static String defaultOf(String setting) {
        try {
            for (URL metadata : Collections.list(loader().getResources("META-INF/spring-configuration-metadata.json"))) {
                try (InputStream in = metadata.openStream()) {
                    var property = JSON.readTree(in).path("properties").valueStream()
                            .filter(candidate -> candidate.path("name").asString().equals(setting))
                            .findFirst();
                    if (property.isPresent()) {
                        return property.get().path("defaultValue").asString();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalArgumentException("no jar has metadata of " + setting);
    }

    private static ClassLoader loader() {
        return Resources.class.getClassLoader();
    }
}
