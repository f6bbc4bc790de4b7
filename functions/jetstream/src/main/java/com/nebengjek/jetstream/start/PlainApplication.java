package com.nebengjek.jetstream.start;

import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.convert.support.ConfigurableConversionService;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * A Spring Boot application that does not look for what nobody asked for: configuration files, profiles, settings of
 * {@code spring.main}, {@code @ConfigurationProperties} on any bean. Variables, system properties, logging and the module's
 * {@code @PropertySource} are read as ever.
 *
 * @see Plainness for when that will do
 */
final class PlainApplication extends SpringApplication {

    PlainApplication(Class<?> module) {
        super(module);
        setWebApplicationType(WebApplicationType.NONE);
        setBannerMode(Banner.Mode.OFF);
        setListeners(List.of(new LoggingApplicationListener()));
        setInitializers(List.of());
        setAddConversionService(false);
    }

    @Override
    protected void configureEnvironment(ConfigurableEnvironment environment, String[] arguments) {
        super.configureEnvironment(environment, arguments);
        // The one that properties are bound with anyway, instead of one more.
        if (ApplicationConversionService.getSharedInstance() instanceof ConfigurableConversionService shared) {
            environment.setConversionService(shared);
        }
    }

    /** Called when logging has been configured; there is nothing to bind. */
    @Override
    protected void bindToSpringApplication(ConfigurableEnvironment environment) {
        Preparation.goOn();
    }

    @Override
    protected void applyInitializers(ConfigurableApplicationContext context) {
        super.applyInitializers(context);
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        NamedProperties.replaceBinding(beans);
        EarlyConnections.openFrom(beans);
        if (beans instanceof DefaultListableBeanFactory listable) {
            listable.setAutowireCandidateResolver(new ParameterAnnotations());
        }
    }
}
