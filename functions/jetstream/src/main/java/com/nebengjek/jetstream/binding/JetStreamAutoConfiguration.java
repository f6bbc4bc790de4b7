package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.FailureClassifier;
import com.nebengjek.jetstream.Program;
import com.nebengjek.jetstream.StreamProgress;
import com.nebengjek.jetstream.audit.AuditLog;
import com.nebengjek.jetstream.connection.NatsConnections;
import com.nebengjek.jetstream.connection.NatsProperties;
import com.nebengjek.jetstream.delivery.Classification;
import com.nebengjek.jetstream.delivery.Deliveries;
import com.nebengjek.jetstream.delivery.KnownFailures;
import com.nebengjek.jetstream.metrics.PublishMeters;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.publish.PublishJournal;
import com.nebengjek.jetstream.tracing.EventTracing;
import com.nebengjek.jetstream.tracing.MicrometerTracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import java.time.Clock;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Binds the functions of an application to JetStream as soon as this module is on its class path. */
@AutoConfiguration(
        afterName = {
            "org.springframework.cloud.function.context.config.ContextFunctionCatalogAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration"
        })
@EnableConfigurationProperties({NatsProperties.class, JetStreamProperties.class})
@PropertySource("classpath:META-INF/nebengjek/jetstream.properties")
@ConditionalOnProperty(name = "nebengjek.jetstream.enabled", matchIfMissing = true)
final class JetStreamAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Connection natsConnection(NatsProperties properties) {
        return NatsConnections.connect(properties);
    }

    /** Lets what is on its way out reach the server, if there is one, before the connection is closed. */
    @Bean
    DisposableBean natsConnectionDrain(Connection connection, JetStreamProperties properties) {
        return () -> {
            if (connection.getStatus() == Connection.Status.CONNECTED) {
                connection.drain(properties.drain()).get();
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean
    JetStream jetStream(Connection connection, NatsProperties properties) {
        return NatsConnections.jetStream(connection, properties);
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

    @Bean
    @ConditionalOnMissingBean
    AuditLog auditLog(JetStreamProperties properties) {
        return new AuditLog(properties.audit().sample());
    }

    @Bean
    @ConditionalOnMissingBean
    JetStreamEventPublisher eventPublisher(
            Connection connection,
            JetStream jetStream,
            EventTracing tracing,
            ObjectProvider<MeterRegistry> meters,
            AuditLog audit,
            Clock clock,
            JetStreamProperties properties) {
        PublishMeters published = new PublishMeters(meters.getIfAvailable(CompositeMeterRegistry::new));
        return new JetStreamEventPublisher(
                connection,
                jetStream,
                tracing,
                new PublishJournal(published, audit),
                clock,
                properties.compressAboveBytes());
    }

    @Bean
    @ConditionalOnMissingBean
    StreamProgress streamProgress(Connection connection, NatsProperties properties) {
        return new ServerProgress(connection, NatsConnections.api(properties.domain()));
    }

    /** Asked last; a bean of your own goes before it. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    FailureClassifier knownFailures() {
        return new KnownFailures();
    }

    @Bean
    FunctionBindings functionBindings(
            FunctionCatalog catalog,
            ListableBeanFactory beans,
            @Value("${spring.cloud.function.definition:}") String definitions,
            Connection connection,
            JetStream jetStream,
            NatsProperties nats,
            JetStreamProperties properties,
            JetStreamEventPublisher publisher,
            EventTracing tracing,
            ObjectProvider<FailureClassifier> classifiers,
            ObjectProvider<MeterRegistry> meters,
            AuditLog audit,
            Clock clock) {
        Classification classification = new Classification(classifiers.orderedStream().toList());
        FunctionBinder binder = new FunctionBinder(
                new DefinedFunctions(catalog, beans.getBeansOfType(Program.class), definitions), properties, publisher, tracing, clock);
        return new FunctionBindings(
                () -> new Deliveries(
                        connection,
                        jetStream,
                        nats.domain(),
                        classification,
                        meters.getIfAvailable(CompositeMeterRegistry::new),
                        audit,
                        clock),
                binder,
                properties.drain());
    }
}
