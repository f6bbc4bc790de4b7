package com.nebengjek.jetstream.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

class RedisTemplatesTest {

    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    @Test
    void a_template_that_the_application_has_made_stays() {
        RootBeanDefinition own = new RootBeanDefinition(ReactiveStringRedisTemplate.class);
        beans.registerBeanDefinition("reactiveStringRedisTemplate", own);

        RedisTemplates.makeLate(beans);

        assertThat(beans.getBeanDefinition("reactiveStringRedisTemplate")).isSameAs(own);
    }

    @Test
    void others_are_made_when_somebody_asks() {
        beans.registerBeanDefinition("stringRedisTemplate", new RootBeanDefinition(StringRedisTemplate.class));

        RedisTemplates.makeLate(beans);

        assertThat(beans.getBeanDefinition("stringRedisTemplate").isLazyInit()).isTrue();
    }

    @Test
    void an_application_without_redis_stays_as_it_is() {
        RedisTemplates.makeLate(beans);

        assertThat(beans.getBeanDefinitionNames()).isEmpty();
    }
}
