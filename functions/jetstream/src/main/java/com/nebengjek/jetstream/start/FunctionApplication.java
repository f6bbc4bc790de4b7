package com.nebengjek.jetstream.start;

import org.springframework.aot.AotDetector;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts a Spring Boot application without a web server, such as a module of functions.
 *
 * <p>One that was processed ahead of time, and is configured by variables and its module's own properties alone, starts in
 * about half the time: as a {@link PlainApplication}, on more than one processor, and with servers connected to early. Then nobody
 * hears of the events of a {@code SpringApplication} (such as {@code ApplicationReadyEvent}), and {@code CommandLineRunner}s do
 * not run: a function has neither; a {@code Program} is what runs beside functions.
 */
public final class FunctionApplication {

    private FunctionApplication() {}

    /** Called by the {@code main} of a module, which is a configuration class. */
    public static ConfigurableApplicationContext run(Class<?> module, String... arguments) {
        if (AotDetector.useGeneratedArtifacts() && Plainness.ofThisProcess(arguments)) {
            ConsoleLogging.install();
            Preparation.begin();
            return new PlainApplication(module).run();
        }
        return new SpringApplicationBuilder(module)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run(arguments);
    }
}
