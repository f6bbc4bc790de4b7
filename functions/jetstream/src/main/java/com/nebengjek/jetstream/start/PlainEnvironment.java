package com.nebengjek.jetstream.start;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurablePropertyResolver;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/** Variables and system properties, with the names of Spring Boot's properties, and without profiles. */
final class PlainEnvironment extends StandardEnvironment {

    @Override
    protected ConfigurablePropertyResolver createPropertyResolver(MutablePropertySources sources) {
        return ConfigurationPropertySources.createPropertyResolver(sources);
    }

    @Override
    protected @Nullable String doGetActiveProfilesProperty() {
        return null;
    }

    @Override
    protected @Nullable String doGetDefaultProfilesProperty() {
        return null;
    }
}
