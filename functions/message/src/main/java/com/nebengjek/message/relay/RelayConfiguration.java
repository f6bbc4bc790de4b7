package com.nebengjek.message.relay;

import com.nebengjek.jetstream.EventPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The program {@code messageRelay} and what it needs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RelaySettings.class)
public class RelayConfiguration {

    /** Runs where {@code spring.cloud.function.definition} names it. */
    @Bean
    MessageRelay messageRelay(
            DatabaseClient database,
            ConnectionFactory connections,
            EventPublisher publisher,
            ObjectProvider<MeterRegistry> registry,
            RelaySettings settings,
            Clock clock) {
        RelayMeters meters = new RelayMeters(registry.getIfAvailable(CompositeMeterRegistry::new), clock);
        DueMessages table = new DueMessages(database, settings, clock);
        return new MessageRelay(
                table,
                new Queueing(publisher, table, meters, clock),
                new DueListener(connections),
                new Upkeep(database, clock),
                meters,
                settings);
    }
}
