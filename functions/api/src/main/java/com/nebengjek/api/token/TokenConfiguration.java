package com.nebengjek.api.token;

import com.nebengjek.api.ApiSettings;
import com.nebengjek.events.Role;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    SigningKeys signingKeys(ApiSettings settings) {
        return new SigningKeys(settings.tokens());
    }

    /** Looks at the file of the keys as long as the application runs. */
    @Bean(destroyMethod = "dispose")
    reactor.core.Disposable keyRotation(SigningKeys keys, ApiSettings settings) {
        return Flux.interval(settings.tokens().reread(), Schedulers.boundedElastic())
                .onBackpressureDrop()
                .subscribe(tick -> keys.refresh());
    }

    @Bean
    AccessTokens accessTokens(SigningKeys keys, ApiSettings settings, Clock clock) {
        JWKSource<SecurityContext> first = (selector, context) -> List.<JWK>of(keys.all().getKeys().getFirst());
        return new AccessTokens(new NimbusJwtEncoder(first), settings.tokens(), clock);
    }

    @Bean
    ReactiveJwtDecoder tokenDecoder(SigningKeys keys, ApiSettings settings, Clock clock) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(
                        token -> Flux.fromIterable(keys.published().getKeys()))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtIssuerValidator(settings.tokens().issuer()),
                new JwtAudienceValidator(settings.tokens().audience()),
                notExpired(clock),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, TokenConfiguration::isPerson),
                new JwtClaimValidator<>(AccessTokens.ROLE, TokenConfiguration::isRole)));
        return decoder;
    }

    private static JwtTimestampValidator notExpired(Clock clock) {
        JwtTimestampValidator validator = new JwtTimestampValidator();
        validator.setAllowEmptyExpiryClaim(false);
        validator.setClock(clock);
        return validator;
    }

    private static boolean isRole(Object claim) {
        return Arrays.stream(Role.values()).map(Role::name).anyMatch(name -> name.equals(claim));
    }

    private static boolean isPerson(String subject) {
        try {
            return subject != null && UUID.fromString(subject).toString().equalsIgnoreCase(subject);
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}
