package com.nebengjek.jetstream.start;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AotApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.convert.support.ConfigurableConversionService;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * Starts what ahead-of-time processing made of a module, without what nobody asked Spring Boot for: configuration files,
 * profiles, settings of {@code spring.main}, listeners of its own start, {@code @ConfigurationProperties} on any bean.
 * Variables, system properties and the module's {@code @PropertySource} are read as ever, and failures are explained as
 * ever.
 *
 * @see Plainness for when that will do
 */
final class PlainApplication {

    private static final Logger log = LoggerFactory.getLogger(PlainApplication.class);

    private final Class<?> module;

    PlainApplication(Class<?> module) {
        this.module = module;
    }

    ConfigurableApplicationContext run() {
        long begin = System.nanoTime();
        GenericApplicationContext application = new GenericApplicationContext();
        try {
            application.setEnvironment(environment());
            prepare(application);
            application.registerShutdownHook();
            application.refresh();
            log.info("{} has started in {} ms", module.getSimpleName(), Duration.ofNanos(System.nanoTime() - begin).toMillis());
            AvailabilityChangeEvent.publish(application, LivenessState.CORRECT);
            AvailabilityChangeEvent.publish(application, ReadinessState.ACCEPTING_TRAFFIC);
            return application;
        } catch (RuntimeException | Error failure) {
            explain(failure, application);
            application.close();
            // It has been told: the JVM ends with status 1, and need not print it once more.
            Thread.currentThread().setUncaughtExceptionHandler((thread, explained) -> {});
            throw failure;
        }
    }

    private static ConfigurableEnvironment environment() {
        ConfigurableEnvironment environment = new PlainEnvironment();
        // The one that properties are bound with anyway, instead of one more.
        if (ApplicationConversionService.getSharedInstance() instanceof ConfigurableConversionService shared) {
            environment.setConversionService(shared);
        }
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    private void prepare(GenericApplicationContext application) {
        DefaultListableBeanFactory beans = application.getDefaultListableBeanFactory();
        beans.setAllowCircularReferences(false);
        beans.setAllowBeanDefinitionOverriding(false);
        AotApplicationContextInitializer.forInitializerClasses(module.getName() + "__ApplicationContextInitializer")
                .initialize(application);
        beans.registerSingleton("springApplicationArguments", new DefaultApplicationArguments());
        NamedProperties.replaceBinding(beans, application.getEnvironment());
        RedisTemplates.makeLate(beans);
        EarlyConnections.openFrom(beans);
        beans.setAutowireCandidateResolver(new ParameterAnnotations());
    }

    private static void explain(Throwable failure, ConfigurableApplicationContext application) {
        ArgumentResolver arguments = ArgumentResolver.of(ConfigurableApplicationContext.class, application);
        if (SpringFactoriesLoader.forDefaultResourceLocation().load(SpringBootExceptionReporter.class, arguments).stream()
                .noneMatch(reporter -> reporter.reportException(failure))) {
            log.error("the application has failed to start", failure);
        }
    }
}
