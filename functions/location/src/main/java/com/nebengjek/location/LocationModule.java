package com.nebengjek.location;

import com.nebengjek.events.LocationStoreInput;
import com.nebengjek.jetstream.Caused;
import com.nebengjek.jetstream.StreamProgress;
import com.nebengjek.jetstream.start.FunctionApplication;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.AlternativeJdkIdGenerator;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The function {@code locationStore} and what it needs. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(LocationProperties.class)
@PropertySource("classpath:META-INF/nebengjek/location.properties")
public class LocationModule {

    @Bean
    Function<List<LocationStoreInput>, Flux<Caused<?>>> locationStore(
            ReactiveStringRedisTemplate redis,
            DatabaseClient database,
            StreamProgress positions,
            LocationProperties settings,
            Clock clock) {
        // Unlike UUID.randomUUID(), it reads the system's randomness once and never blocks a handler.
        Meters meters = new Meters(redis, settings, new AlternativeJdkIdGenerator());
        UnderwayRides underway = new UnderwayRides(database);
        LocationStore store = new LocationStore(
                meters,
                new DriverIndex(redis, settings.indexed(), clock),
                new Recovery(redis, meters, underway),
                underway,
                positions,
                settings);
        // The first use of Spring's shared connection blocks until it is connected, so not where events arrive.
        return batch -> store.apply(batch).subscribeOn(Schedulers.boundedElastic());
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    static void main(String... arguments) {
        FunctionApplication.run(LocationModule.class, arguments);
    }
}
