package com.nebengjek.jetstream.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether a process gives no sign of configuration that only Spring Boot itself can read. */
final class Plainness {

    // What a start needs Spring Boot's environment post-processors and its binding of spring.main for, and what NonBlockingRedis does not know.
    private static final List<String> SIGNS = List.of(
            "spring.config.",
            "spring.profiles.",
            "spring.main.",
            "spring.application.json",
            "spring.reactor.",
            "spring.data.redis.masterreplica.",
            "spring.threads.",
            "nebengjek.jetstream.enabled",
            "JETSTREAM_ENABLED");

    // Every deployment sets one; another value than true has the application decide anew which beans there are.
    private static final List<String> ENABLED = List.of("NEBENGJEK_JETSTREAM_ENABLED", "JETSTREAM_ENABLED");

    // An option of every image; this application has no banner anyway.
    private static final String BANNER = "spring.main.banner-mode";

    private static final List<Path> FILES = List.of(
            Path.of("config"), Path.of("application.properties"), Path.of("application.yml"), Path.of("application.yaml"));

    private Plainness() {}

    static boolean ofThisProcess(String... arguments) {
        return arguments.length == 0
                && of(System.getenv(), System.getProperties().stringPropertyNames())
                && FILES.stream().noneMatch(Files::exists);
    }

    /**
     * @param variables of the environment
     * @param properties names of system properties
     */
    static boolean of(Map<String, String> variables, Collection<String> properties) {
        return ConsoleLogging.suffices(variables, properties)
                && variables.keySet().stream()
                        .filter(variable -> !ENABLED.contains(variable))
                        .map(Plainness::propertyOf)
                        .noneMatch(Plainness::isSign)
                && ENABLED.stream()
                        .allMatch(variable -> variables.getOrDefault(variable, "true").strip().equalsIgnoreCase("true"))
                && properties.stream()
                        .filter(property -> !property.equals(BANNER))
                        .noneMatch(Plainness::isSign);
    }

    /** The property that a variable of the environment sets. */
    static String propertyOf(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static boolean isSign(String property) {
        return SIGNS.stream().anyMatch(property::startsWith);
    }
}
