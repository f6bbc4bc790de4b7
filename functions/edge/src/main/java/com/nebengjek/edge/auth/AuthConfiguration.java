package com.nebengjek.edge.auth;

import com.nebengjek.edge.EdgeSettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

@Configuration(proxyBeanMethods = false)
class AuthConfiguration {

    @Bean
    ReactiveJwtDecoder tokenDecoder(EdgeSettings settings, ResourceLoader resources, Clock clock) {
        return new TokenKeys(settings.token(), resources).decoder(clock);
    }

    @Bean
    Identification identification(
            ReactiveJwtDecoder tokenDecoder, ReactiveStringRedisTemplate redis, Clock clock, EdgeSettings settings) {
        TicketOffice tickets = new TicketOffice(redis, clock);
        return new Identification(tokenDecoder, tickets::redeem, settings.token().timeout());
    }
}
