package com.nebengjek.api.key;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    @Bean
    ApiKeyAuthentication apiKeyAuthentication(DatabaseClient database, JsonMapper json) {
        return new ApiKeyAuthentication(new ApiKeys(database), json);
    }
}
