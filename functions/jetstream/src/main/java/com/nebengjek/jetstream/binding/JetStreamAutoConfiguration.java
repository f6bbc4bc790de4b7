package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.StreamProgress;
import com.nebengjek.jetstream.audit.AuditLog;
import com.nebengjek.jetstream.connection.NatsConnections;
import com.nebengjek.jetstream.connection.NatsProperties;
import com.nebengjek.jetstream.delivery.Classification;
import com.nebengjek.jetstream.delivery.Deliveries;
import com.nebengjek.jetstream.metrics.PublishMeters;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.publish.PublishJournal;
import com.nebengjek.jetstream.tracing.EventTracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import java.time.Clock;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Binds the functions of an application to JetStream as soon as this module is on its class path. */
@AutoConfiguration(after = FunctionsAutoConfiguration.class)
@EnableConfigurationProperties(NatsProperties.class)
@ConditionalOnProperty(name = "nebengjek.jetstream.enabled", matchIfMissing = true)
final class JetStreamAutoConfiguration {

    /** @throws IllegalStateException when what was decided ahead of time is not what is wanted now */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Connection natsConnection(NatsProperties properties, JetStreamProperties jetStream) {
        if (!jetStream.enabled()) {
            throw new IllegalStateException("nebengjek.jetstream.enabled (JETSTREAM_ENABLED) is false, but this program was "
                    + "processed ahead of time to use JetStream: start it with -Dspring.aot.enabled=false");
        }
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

    @Bean
    FunctionBindings functionBindings(
            DefinedFunctions functions,
            Connection connection,
            JetStream jetStream,
            NatsProperties nats,
            JetStreamProperties properties,
            JetStreamEventPublisher publisher,
            EventTracing tracing,
            Classification classification,
            ObjectProvider<MeterRegistry> meters,
            AuditLog audit,
            Clock clock) {
        FunctionBinder binder = new FunctionBinder(functions, properties, publisher, tracing, clock);
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
