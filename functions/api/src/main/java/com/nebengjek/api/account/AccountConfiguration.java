package com.nebengjek.api.account;

import com.nebengjek.api.outbox.Outbox;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.AlternativeJdkIdGenerator;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    People people(DatabaseClient database) {
        return new People(database);
    }

    @Bean
    Registration registration(People people, Outbox outbox, TransactionalOperator transaction, Clock clock) {
        return new Registration(people, outbox, transaction, new AlternativeJdkIdGenerator(), clock);
    }
}
