package com.nebengjek.api.endpoint;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class EndpointConfiguration {

    @Bean
    Endpoints endpoints(DatabaseClient database, TransactionalOperator transaction, JsonMapper json, Clock clock) {
        return new Endpoints(database, transaction, json, clock);
    }
}
