package com.nebengjek.jetstream.start;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor;

/**
 * Binds beans of properties that are known by their name, as {@code @EnableConfigurationProperties} gives it: the prefix, a
 * hyphen, and the class. Spring Boot's own binding reads the annotations of every bean's class to find them.
 *
 * <p>{@code @ConfigurationProperties} on a {@code @Bean} method is not seen.
 */
final class NamedProperties extends ConfigurationPropertiesBindingPostProcessor {

    static void replaceBinding(ConfigurableListableBeanFactory beans) {
        if (beans instanceof BeanDefinitionRegistry registry && registry.containsBeanDefinition(BEAN_NAME)) {
            RootBeanDefinition binding = new RootBeanDefinition(NamedProperties.class);
            binding.setInstanceSupplier(NamedProperties::new);
            binding.setRole(RootBeanDefinition.ROLE_INFRASTRUCTURE);
            registry.removeBeanDefinition(BEAN_NAME);
            registry.registerBeanDefinition(BEAN_NAME, binding);
        }
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        return isNamedAfter(bean, name) ? super.postProcessBeforeInitialization(bean, name) : bean;
    }

    private static boolean isNamedAfter(Object bean, String name) {
        String type = bean.getClass().getName();
        int prefix = name.length() - type.length() - 1;
        return prefix > 0 && name.charAt(prefix) == '-' && name.endsWith(type);
    }
}
