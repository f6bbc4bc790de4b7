package com.nebengjek.jetstream.start;

import com.nebengjek.events.catalogue.EventJson;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.nats.client.Options;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/**
 * Initializes, on a thread of its own, classes that the application will need soon: while Spring makes its beans, one after
 * the other, a second processor would have nothing to do. Whoever needs one of them earlier waits for it, or is first.
 */
final class Preparation {

    private static final String DATABASE = "io.r2dbc.spi.ConnectionFactory";

    // Of the clients of Postgres and Redis; loading the native transport is most of it.
    private static final List<String> NETTY =
            List.of("io.netty.channel.epoll.Epoll", "io.netty.buffer.Unpooled", "io.netty.buffer.PooledByteBufAllocator");

    // Spring comes across them while it makes beans, in about this order.
    private static final List<Class<? extends Annotation>> ANNOTATIONS = List.of(
            PropertySource.class,
            Value.class,
            Configuration.class,
            Bean.class,
            EnableConfigurationProperties.class,
            ConfigurationProperties.class,
            DefaultValue.class,
            EnableAutoConfiguration.class,
            AutoConfigurationPackage.class,
            AutoConfigureAfter.class,
            Import.class,
            Conditional.class,
            ConditionalOnMissingBean.class,
            ConditionalOnBean.class,
            Nullable.class);

    private Preparation() {}

    static void begin() {
        if (Runtime.getRuntime().availableProcessors() > 1) {
            Thread.ofPlatform().daemon().name("preparation").start(Preparation::prepare);
        }
    }

    private static void prepare() {
        ApplicationConversionService.getSharedInstance();
        EventJson.mapper();
        ANNOTATIONS.forEach(Preparation::makeProxyOf);
        if (isPresent(DATABASE)) {
            BigDecimal.ONE.signum();
        }
        UUID.randomUUID();
        prepareMeters();
        new Options.Builder().server(Options.DEFAULT_URL).build();
        NETTY.forEach(Preparation::isPresent);
    }

    private static void prepareMeters() {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        meters.close();
    }

    /** The JDK makes a class of every annotation that is read, which its AOT cache cannot hold. */
    private static void makeProxyOf(Class<? extends Annotation> annotation) {
        Proxy.newProxyInstance(
                annotation.getClassLoader(), new Class<?>[] {annotation}, (proxy, method, arguments) -> null);
        annotation.getDeclaredAnnotations();
    }

    /** Whether there is such a class; if so, it is initialized. */
    private static boolean isPresent(String type) {
        try {
            Class.forName(type);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
