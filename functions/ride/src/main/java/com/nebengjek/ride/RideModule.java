package com.nebengjek.ride;

import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.RideCreate;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideMetered;
import com.nebengjek.events.RideProgressInput;
import com.nebengjek.events.RideProgressOutput;
import com.nebengjek.jetstream.Caused;
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
import org.springframework.messaging.Message;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** The functions {@code rideCreate}, {@code rideProgress} and {@code rideMeter}, and what they need. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(RideProperties.class)
@PropertySource("classpath:META-INF/nebengjek/ride.properties")
public class RideModule {

    public static void main(String[] arguments) {
        FunctionApplication.run(RideModule.class, arguments);
    }

    @Bean
    Function<RideCreate, Flux<RideCreated>> rideCreate(Rides rides, Clock clock) {
        return new RideCreation(rides, clock);
    }

    @Bean
    Function<Message<RideProgressInput>, Flux<RideProgressOutput>> rideProgress(
            Rides rides,
            DatabaseClient database,
            ReactiveStringRedisTemplate redis,
            RideProperties settings,
            Clock clock) {
        return new RideProgression(
                rides, new Refusals(database), new LastPositions(redis), new StartingPlace(settings), clock);
    }

    @Bean
    Function<List<LocationAggregate>, Flux<Caused<RideMetered>>> rideMeter(DatabaseClient database, Clock clock) {
        return new RideMetering(new Meters(database), clock);
    }

    @Bean
    Rides rides(DatabaseClient database) {
        return new Rides(database);
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
