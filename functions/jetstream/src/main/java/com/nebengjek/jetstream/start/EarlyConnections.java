package com.nebengjek.jetstream.start;

import io.r2dbc.spi.ConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Has Postgres and Redis connected to as soon as there is something to connect with, while the application is still
 * starting, and not by its first event. A server that is away is the first event's trouble, as it would be without.
 */
final class EarlyConnections {

    private static final Logger log = LoggerFactory.getLogger(EarlyConnections.class);

    private EarlyConnections() {}

    static void openFrom(ConfigurableListableBeanFactory beans) {
        if (isPresent("io.r2dbc.spi.ConnectionFactory")) {
            beans.addBeanPostProcessor(new Postgres());
        }
        if (isPresent("org.springframework.data.redis.connection.ReactiveRedisConnectionFactory")) {
            beans.addBeanPostProcessor(new Redis());
        }
    }

    private static boolean isPresent(String type) {
        return ClassUtils.isPresent(type, EarlyConnections.class.getClassLoader());
    }

    private static void open(String server, Mono<Void> connection) {
        // Making the first connection initializes classes, which takes long, and Redis has its first user wait.
        connection
                .subscribeOn(Schedulers.boundedElastic())
                .subscribe(done -> {}, failure -> log.debug("No early connection to {}", server, failure));
    }

    private static final class Postgres implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof ConnectionFactory factory) {
                open(name, Mono.from(factory.create()).flatMap(connection -> Mono.from(connection.close())));
            }
            return bean;
        }
    }

    private static final class Redis implements BeanPostProcessor {

        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
            return bean.getClass() == LettuceConnectionFactory.class
                    ? NonBlockingRedis.like((LettuceConnectionFactory) bean)
                    : bean;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof ReactiveRedisConnectionFactory factory) {
                open(name, Mono.fromCallable(factory::getReactiveConnection)
                        .flatMap(connection -> connection.ping().then(connection.closeLater())));
            }
            return bean;
        }
    }
}
