package com.nebengjek.api.ride;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

@Configuration(proxyBeanMethods = false)
class RideConfiguration {

    @Bean
    Rides rides(DatabaseClient database) {
        return new Rides(database);
    }
}
