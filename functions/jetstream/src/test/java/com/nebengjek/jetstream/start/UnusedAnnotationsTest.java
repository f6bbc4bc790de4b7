package com.nebengjek.jetstream.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

class UnusedAnnotationsTest {

    static class Silent {}

    static class Listening {

        @EventListener
        void closed(ContextClosedEvent event) {}
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

    @Test
    void every_other_bean_stays() {
        assertThat(isExcluded("unusedAnnotationsTest.Silent", Silent.class)).isFalse();
    }

    private static boolean isExcluded(String name, Class<?> type) {
        try (var context = new AnnotationConfigApplicationContext(type)) {
            return new UnusedAnnotations().isExcludedFromAotProcessing(RegisteredBean.of(context.getBeanFactory(), name));
        }
    }
}
