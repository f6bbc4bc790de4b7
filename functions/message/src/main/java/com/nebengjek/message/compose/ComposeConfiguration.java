package com.nebengjek.message.compose;

import com.nebengjek.events.MessageComposeInput;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The function {@code messageCompose} and what it needs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RuleProperties.class)
public class ComposeConfiguration {

    @Bean
    Function<Message<MessageComposeInput>, Mono<Void>> messageCompose(
            DatabaseClient database, RuleProperties rules, Clock clock) {
        return new Composing(rules, new Drafts(database), clock);
    }
}
