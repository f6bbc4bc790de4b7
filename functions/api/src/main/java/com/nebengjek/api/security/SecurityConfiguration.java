package com.nebengjek.api.security;

import com.nebengjek.api.key.ApiKeyAuthentication;
import com.nebengjek.api.key.Scope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/**
 * Everything needs an access token, but what gives one; events may be published with an API key as well, and messages
 * are for keys alone.
 * Nothing is remembered between two requests.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration implements WebFluxConfigurer {

    /** What gives tokens, asks for another proof of who calls, or is for everybody to read. */
    private static final String[] OPEN = {
        "/auth/otp",
        "/auth/verify",
        "/auth/refresh",
        "/auth/logout",
        "/auth/otp/generate",
        "/auth/otp/verify",
        "/.well-known/jwks.json",
        "/payments/callback",
        "/healthz",
        "/readyz",
        "/docs",
        "/docs/**",
        "/operations",
        "/operations/**"
    };

    private static final String[] MESSAGES = {"/messages/**", "/sent-messages"};

    /** Some of it is below what {@link #MESSAGES} names, and asked first. */
    private static final String[] OPERATIONS = {
        "/messages/replay", "/messages/*/replay", "/messages/*/skip", "/endpoints/**", "/templates/**", "/status", "/toggle-worker"
    };

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(new CallerResolver());
    }

    @Bean
    SecurityWebFilterChain tokens(ServerHttpSecurity http, ApiKeyAuthentication apiKeys) {
        return http.authorizeExchange(paths -> paths.pathMatchers(OPEN)
                        .permitAll()
                        .pathMatchers(OPERATIONS)
                        .hasAuthority(Scope.OPERATIONS.authority())
                        .pathMatchers(MESSAGES)
                        .hasAuthority(Scope.MESSAGES.authority())
                        .anyExchange()
                        .authenticated())
                .addFilterAt(apiKeys.filter(), SecurityWebFiltersOrder.AUTHENTICATION)
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .exceptionHandling(faults -> faults.accessDeniedHandler(apiKeys::forbid))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                // There are no cookies and no forms: a browser sends nothing of its own accord.
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .build();
    }
}
