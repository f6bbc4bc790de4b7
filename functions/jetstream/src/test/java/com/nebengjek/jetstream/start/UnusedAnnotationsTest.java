package com.nebengjek.jetstream.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.redis.annotation.RedisListener;
import org.springframework.data.redis.config.RedisListenerConfigUtils;

class UnusedAnnotationsTest {

    static class Silent {}

    static class Listening {

        @EventListener
        void closed(ContextClosedEvent event) {}
    }

    static class ListeningToRedis {

        @RedisListener("topic")
        void heard(String message) {}
    }

    @Test
    void nothing_looks_for_listeners_that_are_not_there() {
        assertThat(isExcluded(AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME, Silent.class)).isTrue();
        assertThat(isExcluded(AnnotationConfigUtils.EVENT_LISTENER_FACTORY_BEAN_NAME, Silent.class)).isTrue();
    }

    @Test
    void one_listener_keeps_what_looks_for_it() {
        assertThat(isExcluded(AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME, Listening.class)).isFalse();
        assertThat(isExcluded(AnnotationConfigUtils.EVENT_LISTENER_FACTORY_BEAN_NAME, Listening.class)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Silent, true", "ListeningToRedis, false"})
    void listeners_of_redis_are_looked_for_where_there_is_one(String type, boolean excluded) throws Exception {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.register(Class.forName(getClass().getName() + "$" + type));
            context.registerBean(RedisListenerConfigUtils.REDIS_LISTENER_ANNOTATION_PROCESSOR_BEAN_NAME, Object.class);
            context.refresh();

            assertThat(isExcluded(RedisListenerConfigUtils.REDIS_LISTENER_ANNOTATION_PROCESSOR_BEAN_NAME, context))
                    .isEqualTo(excluded);
        }
    }

    @Test
    void every_other_bean_stays() {
        assertThat(isExcluded("unusedAnnotationsTest.Silent", Silent.class)).isFalse();
    }

    private static boolean isExcluded(String name, Class<?> type) {
        try (var context = new AnnotationConfigApplicationContext(type)) {
            return isExcluded(name, context);
        }
    }

    private static boolean isExcluded(String name, GenericApplicationContext context) {
        return new UnusedAnnotations().isExcludedFromAotProcessing(RegisteredBean.of(context.getBeanFactory(), name));
    }
}
