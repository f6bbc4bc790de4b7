package com.nebengjek.api.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    People people(DatabaseClient database) {
        return new People(database);
    }
}
