package com.nebengjek.api.ticket;

import com.nebengjek.api.ApiSettings;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

@Configuration(proxyBeanMethods = false)
class TicketConfiguration {

    @Bean
    Tickets tickets(ReactiveStringRedisTemplate redis, ApiSettings settings) {
        return new Tickets(redis, settings.tokens().ticket(), new SecureRandom());
    }
}
