package com.nebengjek.jetstream.start;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.Reporter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Logback, writing to the console what Spring Boot would, for a process that sets no more of logging than levels
 * ({@code LOGGING_LEVEL_NEBENGJEK_AUDIT=off}). It is there at once: looking for configurations, and reading patterns and twenty
 * properties, is a fifth of what a function does at its start.
 */
public final class ConsoleLogging implements SLF4JServiceProvider {

    private static final String REQUESTED_API = "2.0.99";

    private static final String LEVEL = "logging.level.";

    // Names that stand for several loggers.
    private static final List<String> GROUPS = List.of("web", "sql");

    // What Spring Boot and its Logback configuration read.
    private static final List<String> SIGNS = List.of(
            "logging.",
            "logback.",
            "log.",
            "console.log.",
            "logged.application.",
            "spring.application.",
            "spring.output.ansi.");

    private static final List<String> SWITCHES = List.of("debug", "trace");

    private final LoggerContext context = new LoggerContext();
    private final LogbackMDCAdapter mdc = new LogbackMDCAdapter();
    private final IMarkerFactory markers = new BasicMarkerFactory();

    /** Whether nothing more is asked of logging, as far as it is not a level. */
    static boolean suffices(Map<String, String> variables, Collection<String> properties) {
        return variables.entrySet().stream()
                        .noneMatch(variable -> isSign(Plainness.propertyOf(variable.getKey()))
                                && !isLevel(Plainness.propertyOf(variable.getKey()), variable.getValue()))
                && properties.stream().noneMatch(ConsoleLogging::isSign);
    }

    /** To be called before the first logger is made. */
    static void install() {
        System.setProperty(Reporter.SLF4J_INTERNAL_VERBOSITY_KEY, "WARN");
        System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, ConsoleLogging.class.getName());
    }

    @Override
    public void initialize() {
        context.setName("default");
        context.setMDCAdapter(mdc);
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        LineEncoder lines = new LineEncoder();
        lines.setContext(context);
        lines.start();
        console.setEncoder(lines);
        console.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(console);
        levels(System.getenv()).forEach((name, level) -> context.getLogger(name).setLevel(level));
        context.start();
    }

    /** The levels of loggers that variables set; {@code ROOT} is the name of all. */
    static Map<String, Level> levels(Map<String, String> variables) {
        Map<String, Level> levels = new HashMap<>();
        variables.forEach((variable, value) -> {
            String property = Plainness.propertyOf(variable);
            if (isLevel(property, value)) {
                String name = property.substring(LEVEL.length());
                levels.put(name.equals("root") ? Logger.ROOT_LOGGER_NAME : name, level(value));
            }
        });
        return levels;
    }

    private static boolean isSign(String property) {
        return SWITCHES.contains(property) || SIGNS.stream().anyMatch(property::startsWith);
    }

    private static boolean isLevel(String property, String value) {
        return property.startsWith(LEVEL)
                && !GROUPS.contains(property.substring(LEVEL.length()))
                && level(value) != null;
    }

    private static @Nullable Level level(String name) {
        return Level.toLevel(name.strip(), null);
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return context;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return mdc;
    }

    @Override
    public String getRequestedApiVersion() {
        return REQUESTED_API;
    }
}
