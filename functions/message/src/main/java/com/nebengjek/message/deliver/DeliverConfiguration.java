package com.nebengjek.message.deliver;

import com.nebengjek.events.MessageDeliverOutput;
import com.nebengjek.events.MessageSend;
import com.nebengjek.events.MessageSendFresh;
import com.nebengjek.events.MessageSendRetry;
import com.nebengjek.message.endpoint.BreakerProperties;
import com.nebengjek.message.endpoint.EndpointClient;
import com.nebengjek.message.endpoint.EndpointHealth;
import com.nebengjek.message.retry.Retries;
import com.nebengjek.message.retry.RetryProperties;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** The functions {@code messageDeliver} and {@code messageRedeliver}: the same, of different orders, with nothing shared. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DeliverProperties.class, RetryProperties.class, BreakerProperties.class})
public class DeliverConfiguration {

    /**
     * Requests that may wait for each connection: a batch finds room, and those of one slow endpoint are never all that a
     * function has in flight (5/8 and 3/4 of it, as the module sets it).
     */
    private static final int FRESH_WAITING = 4;

    private static final int RETRY_WAITING = 2;

    @Bean
    Function<MessageSendFresh, Flux<MessageDeliverOutput>> messageDeliver(
            DeliveryParts parts, EndpointClient freshClient) {
        return parts.delivery(freshClient);
    }

    @Bean
    Function<MessageSendRetry, Flux<MessageDeliverOutput>> messageRedeliver(
            DeliveryParts parts, EndpointClient retryClient) {
        return parts.delivery(retryClient);
    }

    @Bean
    EndpointClient freshClient(DeliverProperties settings) {
        return client(settings, FRESH_WAITING);
    }

    @Bean
    EndpointClient retryClient(DeliverProperties settings) {
        return client(settings, RETRY_WAITING);
    }

    private static EndpointClient client(DeliverProperties settings, int waiting) {
        int connections = settings.connections();
        return new EndpointClient(connections, waiting * connections, EndpointClient.names(), settings.guard());
    }

    @Bean
    DeliveryParts deliveryParts(
            DatabaseClient database,
            ReactiveStringRedisTemplate redis,
            DeliverProperties settings,
            RetryProperties retry,
            BreakerProperties breaker,
            ObjectProvider<MeterRegistry> meters,
            Clock clock) {
        RandomGenerator random = RandomGenerator.getDefault();
        return new DeliveryParts(
                new Messages(database, settings.connections(), clock),
                new EndpointHealth(database, breaker, clock, random),
                new Retries(retry, random),
                new AnswerCache(redis, settings.answersKept()),
                meters.getIfAvailable(CompositeMeterRegistry::new),
                clock);
    }

    /** What the two functions are made of, beside their connections. */
    record DeliveryParts(
            Messages messages,
            EndpointHealth health,
            Retries retries,
            AnswerCache cache,
            MeterRegistry meters,
            Clock clock) {

        <I extends MessageSend> MessageDelivery<I> delivery(EndpointClient client) {
            return new MessageDelivery<>(messages, health, new Sending(client, retries, clock, meters), cache, clock);
        }
    }

    /** What cannot be cached now is not kept until it can be. */
    @Bean
    LettuceClientOptionsBuilderCustomizer nothingWaitsForRedis() {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
    }
}
