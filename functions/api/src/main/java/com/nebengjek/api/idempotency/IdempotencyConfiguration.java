package com.nebengjek.api.idempotency;

import com.nebengjek.api.ApiSettings;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    private static final Logger log = LoggerFactory.getLogger(IdempotencyConfiguration.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    @Bean
    Idempotency idempotency(
            DatabaseClient database, TransactionalOperator transaction, JsonMapper json, Clock clock) {
        return new Idempotency(database, transaction, json, clock);
    }

    /** Forgets old keys as long as the application runs. */
    @Bean(destroyMethod = "dispose")
    Disposable idempotencyForgetting(Idempotency idempotency, ApiSettings settings) {
        return Flux.interval(PAUSE)
                .onBackpressureDrop()
                .concatMap(tick -> idempotency
                        .forget(settings.idempotency().lifetime())
                        .onErrorResume(fault -> {
                            log.warn("Old idempotency keys stay a while: {}", fault.toString());
                            return Mono.empty();
                        }))
                .subscribe();
    }
}
