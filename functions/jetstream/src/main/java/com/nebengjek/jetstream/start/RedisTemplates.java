package com.nebengjek.jetstream.start;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.beans.factory.aot.BeanInstanceSupplier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStreamOperations;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializationContext;

/**
 * Makes the templates of Spring Data Redis when somebody asks for one, and that of functions without what streams of
 * Redis need: each brings converters of everything.
 */
final class RedisTemplates {

    private static final String OF_FUNCTIONS = "reactiveStringRedisTemplate";

    private static final String CONFIGURATION =
            "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration";

    private static final List<String> OTHERS = List.of("redisTemplate", "stringRedisTemplate", "reactiveRedisTemplate");

    private RedisTemplates() {}

    static void makeLate(ConfigurableListableBeanFactory beans) {
        OTHERS.stream()
                .filter(beans::containsBeanDefinition)
                .forEach(name -> beans.getBeanDefinition(name).setLazyInit(true));
        if (beans instanceof BeanDefinitionRegistry registry && isSpringBoots(OF_FUNCTIONS, registry)) {
            Functions.replaceIn(registry, beans);
        }
    }

    /** And not one that the application has made in its place. */
    private static boolean isSpringBoots(String name, BeanDefinitionRegistry registry) {
        return registry.containsBeanDefinition(name)
                && registry.getBeanDefinition(name) instanceof RootBeanDefinition template
                && template.getInstanceSupplier() instanceof BeanInstanceSupplier<?> supplier
                && supplier.getFactoryMethod() instanceof Method method
                && method.getDeclaringClass().getName().equals(CONFIGURATION);
    }

    /** Not loaded where there is no Redis. */
    private static final class Functions {

        static void replaceIn(BeanDefinitionRegistry registry, ConfigurableListableBeanFactory beans) {
            RootBeanDefinition template = new RootBeanDefinition(ReactiveStringRedisTemplate.class);
            template.setInstanceSupplier(() -> new LateStreams(beans.getBean(ReactiveRedisConnectionFactory.class)));
            registry.removeBeanDefinition(OF_FUNCTIONS);
            registry.registerBeanDefinition(OF_FUNCTIONS, template);
        }
    }

    /** Comes without operations on streams until somebody asks for them. */
    @NullUnmarked
    static final class LateStreams extends ReactiveStringRedisTemplate {

        private final boolean made;

        LateStreams(ReactiveRedisConnectionFactory connections) {
            super(connections);
            made = true;
        }

        @Override
        public <HK, HV> ReactiveStreamOperations<String, HK, HV> opsForStream() {
            return opsForStream(getSerializationContext());
        }

        /** Called by the constructor. */
        @Override
        public <HK, HV> ReactiveStreamOperations<String, HK, HV> opsForStream(
                RedisSerializationContext<String, ?> context) {
            return made ? super.opsForStream(context) : null;
        }
    }
}
