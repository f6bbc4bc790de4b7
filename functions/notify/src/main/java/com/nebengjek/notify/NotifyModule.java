package com.nebengjek.notify;

import com.nebengjek.events.ClientNotifyInput;
import com.nebengjek.events.ClientSubjects;
import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.jetstream.start.FunctionApplication;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import reactor.core.publisher.Flux;

/** Tells people what happened to their requests, offers, rides and payments. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@PropertySource("classpath:META-INF/nebengjek/notify.properties")
public class NotifyModule {

    /** Copies an event for each of its recipients, on the subject that their edge listens to. */
    @Bean
    public Function<ClientNotifyInput, Flux<Addressed<ClientNotifyInput>>> clientNotify() {
        return event -> Flux.fromIterable(Recipients.of(event))
                .map(person -> new Addressed<>(event, ClientSubjects.client(person)));
    }

    static void main(String... arguments) {
        FunctionApplication.run(NotifyModule.class, arguments);
    }
}
