package com.nebengjek.api.ingest;

import com.nebengjek.compat.Translation;
import com.nebengjek.jetstream.EventPublisher;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestSettings.class)
class IngestConfiguration {

    @Bean
    Ingest ingest(
            ReactiveStringRedisTemplate redis,
            DatabaseClient database,
            EventPublisher publisher,
            IngestSettings settings,
            Clock clock) {
        return new Ingest(
                new Admission(Admission.EVENTS, clock),
                new Translation(database, clock),
                new Allowance(redis, settings.perMinute()),
                publisher,
                settings,
                clock);
    }
}
