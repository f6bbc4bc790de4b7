package com.nebengjek.api.message;

import io.nats.client.Connection;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.AlternativeJdkIdGenerator;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetryProfiles.class)
class MessageConfiguration {

    @Bean
    Templates templates(DatabaseClient database, Clock clock) {
        return new Templates(database, clock);
    }

    @Bean
    Inbox inbox(
            DatabaseClient database, Templates templates, RetryProfiles profiles, JsonMapper json, Clock clock) {
        return new Inbox(database, templates, profiles, json, new AlternativeJdkIdGenerator(), clock);
    }

    @Bean
    Messages messages(DatabaseClient database, JsonMapper json) {
        return new Messages(database, json);
    }

    @Bean
    Interventions interventions(DatabaseClient database, Clock clock) {
        return new Interventions(database, clock);
    }

    @Bean
    Worker worker(DatabaseClient database, Clock clock) {
        return new Worker(database, clock);
    }

    @Bean
    StatusQueries statusQueries(
            DatabaseClient database, ReactiveStringRedisTemplate redis, Connection nats, Clock clock) {
        return new StatusQueries(database, redis, nats, clock);
    }
}
