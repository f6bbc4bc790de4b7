package com.nebengjek.jetstream.start;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.aop.Advisor;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.aot.BeanRegistrationExcludeFilter;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Leaves out of an application, when it is processed ahead of time, what looks at every method of every bean for
 * {@code @EventListener}, {@code @Transactional} or {@code @RedisListener}, where none has one. The rules of functions forbid the
 * first two.
 */
final class UnusedAnnotations implements BeanRegistrationExcludeFilter {

    private static final String LISTENER = "org.springframework.context.event.EventListener";
    private static final String TRANSACTIONAL = "org.springframework.transaction.annotation.Transactional";

    private static final List<String> LISTENING = List.of(
            AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME,
            AnnotationConfigUtils.EVENT_LISTENER_FACTORY_BEAN_NAME);

    private static final String REDIS_LISTENER = "org.springframework.data.redis.annotation.RedisListener";

    private static final String REDIS_LISTENING =
            "org.springframework.data.redis.config.internalRedisListenerAnnotationProcessor";

    private static final String TRANSACTION_ADVISOR = "org.springframework.transaction.config.internalTransactionAdvisor";

    private static final List<String> TRANSACTIONS = List.of(
            TRANSACTION_ADVISOR,
            "org.springframework.transaction.config.internalTransactionalEventListenerFactory",
            "org.springframework.transaction.annotation.ProxyTransactionManagementConfiguration",
            "transactionAttributeSource",
            "transactionInterceptor");

    private static final List<String> PROXIES =
            List.of(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME, "org.springframework.aop.framework.autoproxy.defaultProxyConfig");

    @Override
    public boolean isExcludedFromAotProcessing(RegisteredBean bean) {
        String name = bean.getBeanName();
        ListableBeanFactory beans = bean.getBeanFactory();
        return LISTENING.contains(name) && !anyHas(LISTENER, beans)
                || REDIS_LISTENING.equals(name) && !anyHas(REDIS_LISTENER, beans)
                || TRANSACTIONS.contains(name) && !anyHas(TRANSACTIONAL, beans)
                || PROXIES.contains(name) && !anyHas(TRANSACTIONAL, beans) && !hasOtherAdvisors(beans);
    }

    private static boolean hasOtherAdvisors(ListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForType(Advisor.class, true, false))
                .anyMatch(name -> !name.equals(TRANSACTION_ADVISOR));
    }

    private static boolean anyHas(String annotation, ListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanDefinitionNames())
                .map(name -> beans.getType(name, false))
                .filter(Objects::nonNull)
                .anyMatch(type -> has(annotation, type));
    }

    private static boolean has(String annotation, Class<?> type) {
        return AnnotatedElementUtils.isAnnotated(type, annotation)
                || Arrays.stream(ReflectionUtils.getUniqueDeclaredMethods(type))
                        .anyMatch(method -> AnnotatedElementUtils.isAnnotated(method, annotation));
    }
}
