package com.nebengjek.match;

import com.nebengjek.events.DriverAvailabilityInput;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.MatchDecideInput;
import com.nebengjek.events.MatchDecideOutput;
import com.nebengjek.events.MatchExpireOutput;
import com.nebengjek.events.MatchProposeInput;
import com.nebengjek.events.MatchProposeOutput;
import com.nebengjek.events.MatchRound;
import com.nebengjek.jetstream.start.FunctionApplication;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.messaging.Message;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

/** The functions of matching; {@code spring.cloud.function.definition} says which of them run. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(MatchProperties.class)
@PropertySource("classpath:META-INF/nebengjek/match.properties")
public class MatchModule {

    public static void main(String[] arguments) {
        FunctionApplication.run(MatchModule.class, arguments);
    }

    @Bean
    Function<DriverAvailabilityInput, Flux<DriverLocationUpdate>> driverAvailability(Drivers drivers, Rides rides) {
        return new DriverAvailability(drivers, rides);
    }

    @Bean
    Function<Message<MatchProposeInput>, Flux<MatchProposeOutput>> matchPropose(
            ReactiveStringRedisTemplate redis,
            Drivers drivers,
            Requests requests,
            Offers offers,
            Rides rides,
            TransactionalOperator transaction,
            MatchProperties settings,
            Clock clock) {
        DriverSearch search = new DriverSearch(redis, settings.positionMaxAge(), clock);
        FreeDrivers freeDrivers = new FreeDrivers(search, drivers, settings);
        return new MatchPropose(
                new Admission(requests, rides, transaction, clock),
                new Dispatch(freeDrivers, requests, offers, transaction, settings, clock));
    }

    @Bean
    Function<Message<MatchDecideInput>, Flux<MatchDecideOutput>> matchDecide(
            Requests requests,
            Offers offers,
            Rides rides,
            TransactionalOperator transaction,
            MatchProperties settings,
            Clock clock) {
        Answers answers = new Answers(requests, offers, clock);
        Rings rings = new Rings(requests, offers, settings);
        return new MatchDecide(
                new Acceptance(answers, requests, offers, rides, rings),
                new Rejection(answers, offers, rings),
                new Cancellation(requests, offers, clock),
                transaction);
    }

    @Bean
    Function<MatchRound, Flux<MatchExpireOutput>> matchExpire(
            Requests requests,
            Offers offers,
            TransactionalOperator transaction,
            MatchProperties settings,
            Clock clock) {
        return new MatchExpire(requests, offers, new Rings(requests, offers, settings), transaction, clock);
    }

    @Bean
    Drivers drivers(DatabaseClient database) {
        return new Drivers(database);
    }

    @Bean
    Rides rides(DatabaseClient database) {
        return new Rides(database);
    }

    @Bean
    Requests requests(DatabaseClient database) {
        return new Requests(database);
    }

    @Bean
    Offers offers(DatabaseClient database) {
        return new Offers(database);
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
