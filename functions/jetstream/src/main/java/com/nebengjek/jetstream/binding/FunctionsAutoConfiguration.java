package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.FailureClassifier;
import com.nebengjek.jetstream.Program;
import com.nebengjek.jetstream.delivery.Classification;
import com.nebengjek.jetstream.delivery.KnownFailures;
import com.nebengjek.jetstream.tracing.EventTracing;
import com.nebengjek.jetstream.tracing.MicrometerTracing;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What functions need wherever their events come from. */
@AutoConfiguration(
        afterName = {
            "org.springframework.cloud.function.context.config.ContextFunctionCatalogAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration"
        })
@EnableConfigurationProperties(JetStreamProperties.class)
@PropertySource("classpath:META-INF/nebengjek/jetstream.properties")
final class FunctionsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    EventTracing eventTracing(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        Tracer present = tracer.getIfAvailable();
        Propagator presentPropagator = propagator.getIfAvailable();
        return present == null || presentPropagator == null
                ? EventTracing.PASS_THROUGH
                : new MicrometerTracing(present, presentPropagator);
    }

    /** Asked last; a bean of your own goes before it. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    FailureClassifier knownFailures() {
        return new KnownFailures();
    }

    @Bean
    Classification classification(ObjectProvider<FailureClassifier> classifiers) {
        return new Classification(classifiers.orderedStream().toList());
    }

    @Bean
    DefinedFunctions definedFunctions(
            FunctionCatalog catalog,
            ListableBeanFactory beans,
            @Value("${spring.cloud.function.definition:}") String definitions) {
        return new DefinedFunctions(catalog, beans.getBeansOfType(Program.class), definitions);
    }
}
