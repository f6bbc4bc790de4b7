package com.nebengjek.api.security;

import com.nebengjek.api.token.AccessTokens;
import com.nebengjek.events.Role;
import java.util.UUID;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads the {@link Caller} out of the access token that Spring Security has checked. */
final class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        return ReactiveSecurityContextHolder.getContext()
                .map(context -> (Jwt) context.getAuthentication().getPrincipal())
                .map(CallerResolver::caller);
    }

    private static Caller caller(Jwt token) {
        return new Caller(
                UUID.fromString(token.getSubject()), Role.valueOf(token.getClaimAsString(AccessTokens.ROLE)));
    }
}
