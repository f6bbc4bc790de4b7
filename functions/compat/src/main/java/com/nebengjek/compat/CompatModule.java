package com.nebengjek.compat;

import com.nebengjek.events.EarlierClientsOutput;
import com.nebengjek.events.EarlierSubscribersInput;
import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.jetstream.start.FunctionApplication;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.messaging.Message;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The functions {@code earlierClients} and {@code earlierSubscribers}; the second runs only where it is wanted. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@PropertySource("classpath:META-INF/nebengjek/compat.properties")
public class CompatModule {

    public static void main(String[] arguments) {
        FunctionApplication.run(CompatModule.class, arguments);
    }

    @Bean
    Function<Message<EarlierCommand>, Mono<EarlierClientsOutput>> earlierClients(DatabaseClient database, Clock clock) {
        return new EarlierClients(new Translation(database, clock));
    }

    @Bean
    Function<Message<EarlierSubscribersInput>, Mono<Addressed<EarlierNews>>> earlierSubscribers(DatabaseClient database) {
        return new EarlierSubscribers(new Directory(database), new Readings(database));
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
