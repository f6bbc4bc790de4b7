package com.nebengjek.state;

import com.nebengjek.events.ClientSubjects;
import com.nebengjek.events.PersonState;
import com.nebengjek.events.StateAsked;
import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.jetstream.start.FunctionApplication;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/** The function {@code client-state} and what it needs. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@PropertySource("classpath:META-INF/nebengjek/state.properties")
public class StateModule {

    public static void main(String[] arguments) {
        FunctionApplication.run(StateModule.class, arguments);
    }

    /** Answers on the subject that the person's edge listens to, whichever edge asked. */
    @Bean
    Function<StateAsked, Mono<Addressed<PersonState>>> clientState(
            DatabaseClient database, ReactiveTransactionManager transactions, Clock clock) {
        OpenMatters open = new OpenMatters(database, atOneMoment(transactions), clock);
        return asked -> open.of(asked.userId())
                .map(state -> new Addressed<>(state, ClientSubjects.client(asked.userId())));
    }

    /** Four tables are read as they were at one moment: a ride is never both asked for and under way. */
    private static TransactionalOperator atOneMoment(ReactiveTransactionManager transactions) {
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
        definition.setReadOnly(true);
        definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return TransactionalOperator.create(transactions, definition);
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
