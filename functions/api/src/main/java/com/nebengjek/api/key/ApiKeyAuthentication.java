package com.nebengjek.api.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Knows other systems by header {@code X-API-Key}, where they have something to do and nowhere else. */
public final class ApiKeyAuthentication {

    static final String HEADER = "X-API-Key";
    private static final String SOON = "1";
    private static final String[] PATHS = {
        "/events/**", "/messages/**", "/sent-messages", "/endpoints/**", "/templates/**", "/status", "/toggle-worker"
    };

    private final ApiKeys keys;
    private final JsonMapper json;

    ApiKeyAuthentication(ApiKeys keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
    }

    /** For a chain of Spring Security. No bean: those run for every request as well. */
    public WebFilter filter() {
        AuthenticationWebFilter filter = new AuthenticationWebFilter((ReactiveAuthenticationManager) this::check);
        filter.setRequiresAuthenticationMatcher(ServerWebExchangeMatchers.pathMatchers(PATHS));
        filter.setServerAuthenticationConverter(ApiKeyAuthentication::presented);
        filter.setAuthenticationFailureHandler(
                (failed, fault) -> refuse(failed.getExchange().getResponse(), fault));
        return filter;
    }

    private static Mono<Authentication> presented(ServerWebExchange exchange) {
        return Mono.justOrEmpty(exchange.getRequest().getHeaders().getFirst(HEADER))
                .map(text -> UsernamePasswordAuthenticationToken.unauthenticated(HEADER, text));
    }

    private Mono<Authentication> check(Authentication presented) {
        Optional<ApiKey> key = ApiKey.of(String.valueOf(presented.getCredentials()));
        return Mono.justOrEmpty(key)
                .flatMap(keys::holder)
                .onErrorMap(fault -> new AuthenticationServiceException("keys cannot be checked", fault))
                .switchIfEmpty(Mono.error(() -> new BadCredentialsException("no such key")))
                .map(system -> UsernamePasswordAuthenticationToken.authenticated(system, null, authorities(system)));
    }

    private static List<GrantedAuthority> authorities(KeyHolder system) {
        return Stream.of(Scope.values())
                .filter(scope -> system.scopes().contains(scope.text()))
                .map(scope -> (GrantedAuthority) new SimpleGrantedAuthority(scope.authority()))
                .toList();
    }

    /** Tells somebody whom we know that this is not for him. */
    public Mono<Void> forbid(ServerWebExchange exchange, AccessDeniedException fault) {
        return answer(
                exchange.getResponse(),
                HttpStatus.FORBIDDEN,
                "This is for keys with another scope: infra/admin keys add … --scopes messages,operations gives out one.");
    }

    private Mono<Void> refuse(ServerHttpResponse response, AuthenticationException fault) {
        if (fault instanceof AuthenticationServiceException) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, SOON);
            return answer(response, HttpStatus.SERVICE_UNAVAILABLE, "Keys cannot be checked for now: send it again later.");
        }
        return answer(response, HttpStatus.UNAUTHORIZED, HEADER + " is not good: use a key as it was given out, unless it was revoked.");
    }

    private Mono<Void> answer(ServerHttpResponse response, HttpStatus status, String detail) {
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        byte[] body = json.writeValueAsString(ProblemDetail.forStatusAndDetail(status, detail)).getBytes(UTF_8);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
