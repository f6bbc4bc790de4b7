package com.nebengjek.api.outbox;

import com.nebengjek.jetstream.EventPublisher;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    private static final Logger log = LoggerFactory.getLogger(OutboxConfiguration.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    @Bean
    Outbox outbox(DatabaseClient database, Clock clock) {
        return new Outbox(database, clock);
    }

    @Bean
    OutboxRelay outboxRelay(
            DatabaseClient database, TransactionalOperator transaction, EventPublisher publisher, Clock clock) {
        return new OutboxRelay(database, transaction, publisher, clock);
    }

    /** Looks into the outbox as long as the application runs; an outage of Postgres or NATS delays it. */
    @Bean(destroyMethod = "dispose")
    Disposable outboxRelaying(OutboxRelay relay) {
        return Mono.defer(relay::relay)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .transientErrors(true)
                        .doBeforeRetry(again -> log.warn("The outbox waits: {}", again.failure().toString())))
                .repeatWhen(done -> done.delayElements(PAUSE))
                .subscribe();
    }
}
