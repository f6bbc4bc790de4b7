package com.nebengjek.jetstream.start;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;

/**
 * Binds beans of properties that are known by their name, as {@code @EnableConfigurationProperties} gives it: the prefix, a
 * hyphen, and the class, where any of them is set. Spring Boot's own binding reads the annotations of every bean's class to
 * find them, and asks for each of their properties.
 *
 * <p>{@code @ConfigurationProperties} on a {@code @Bean} method is not seen. The environment's sources are to be attached
 * ({@link ConfigurationPropertySources#attach}).
 */
final class NamedProperties extends ConfigurationPropertiesBindingPostProcessor {

    private final Environment environment;

    private NamedProperties(Environment environment) {
        this.environment = environment;
    }

    static void replaceBinding(ConfigurableListableBeanFactory beans, Environment environment) {
        if (beans instanceof BeanDefinitionRegistry registry && registry.containsBeanDefinition(BEAN_NAME)) {
            RootBeanDefinition binding = new RootBeanDefinition(NamedProperties.class);
            binding.setInstanceSupplier(() -> new NamedProperties(environment));
            binding.setRole(RootBeanDefinition.ROLE_INFRASTRUCTURE);
            registry.removeBeanDefinition(BEAN_NAME);
            registry.registerBeanDefinition(BEAN_NAME, binding);
        }
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        int prefix = prefixLength(bean, name);
        return prefix > 0 && isAnySet(name.substring(0, prefix))
                ? super.postProcessBeforeInitialization(bean, name)
                : bean;
    }

    /** 0 for a bean that is not called so. */
    private static int prefixLength(Object bean, String name) {
        String type = bean.getClass().getName();
        int prefix = name.length() - type.length() - 1;
        return prefix > 0 && name.charAt(prefix) == '-' && name.endsWith(type) ? prefix : 0;
    }

    private boolean isAnySet(String prefix) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(prefix);
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source.containsDescendantOf(name) != ConfigurationPropertyState.ABSENT) {
                return true;
            }
        }
        return false;
    }
}
