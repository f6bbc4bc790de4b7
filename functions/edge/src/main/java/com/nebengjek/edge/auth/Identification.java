package com.nebengjek.edge.auth;

import com.nebengjek.events.Role;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** Finds out who opens a socket. */
public final class Identification {

    private static final Logger log = LoggerFactory.getLogger(Identification.class);
    private static final String BEARER = "Bearer ";

    private final ReactiveJwtDecoder decoder;
    private final Duration timeout;

    Identification(ReactiveJwtDecoder decoder, Duration timeout) {
        this.decoder = decoder;
        this.timeout = timeout;
    }

    /** The person of the bearer token in a request; empty when there is none, or it is not good. */
    public Mono<Person> of(HttpHeaders headers) {
        String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Mono.empty();
        }
        return decoder.decode(authorization.substring(BEARER.length()).trim())
                .timeout(timeout)
                .map(Identification::person)
                .onErrorResume(fault -> {
                    log.debug("A token was refused: {}", fault.getMessage());
                    return Mono.empty();
                });
    }

    /** The decoder's validators have seen that subject and role can be read. */
    private static Person person(Jwt token) {
        return new Person(UUID.fromString(token.getSubject()), Role.valueOf(token.getClaimAsString(TokenRules.ROLE)));
    }
}
