package com.nebengjek.edge.auth;

import com.nebengjek.events.Role;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;

/**
 * Finds out who opens a socket: by the token in a header, or by a ticket in the URL for clients that cannot set one. Never
 * by a token in the URL, which proxies log.
 */
public final class Identification {

    private static final Logger log = LoggerFactory.getLogger(Identification.class);
    private static final String BEARER = "Bearer ";
    private static final String TICKET = "ticket";
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]*\\.[\\w-]*\\.[\\w-]*");

    private final ReactiveJwtDecoder decoder;
    private final Function<String, Mono<Person>> tickets;
    private final Duration timeout;

    /** @param tickets finds out whose ticket it is, and that once; empty when it is nobody's */
    Identification(ReactiveJwtDecoder decoder, Function<String, Mono<Person>> tickets, Duration timeout) {
        this.decoder = decoder;
        this.tickets = tickets;
        this.timeout = timeout;
    }

    /** The person behind a handshake; fails with {@link NotIdentified} when it does not say who that is. */
    public Mono<Person> of(HttpHeaders headers, MultiValueMap<String, String> query) {
        if (query.values().stream().flatMap(List::stream).anyMatch(Identification::isToken)) {
            return Mono.error(NotIdentified.because("a token does not belong in a URL, where it is logged: "
                    + "send it as Authorization: Bearer, or a ticket from POST /auth/ticket"));
        }
        return shown(headers.getFirst(HttpHeaders.AUTHORIZATION), query.getFirst(TICKET))
                .timeout(timeout)
                .onErrorMap(fault -> !(fault instanceof NotIdentified), fault -> {
                    log.warn("A handshake could not be checked: {}", fault.toString());
                    return NotIdentified.forNow();
                });
    }

    private static boolean isToken(@Nullable String value) {
        return value != null && TOKEN.matcher(value).matches();
    }

    private Mono<Person> shown(@Nullable String authorization, @Nullable String ticket) {
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return ofToken(authorization.substring(BEARER.length()).trim());
        }
        if (ticket != null) {
            return tickets.apply(ticket)
                    .switchIfEmpty(Mono.error(
                            () -> NotIdentified.because("the ticket was used or has expired: get another")));
        }
        return Mono.error(NotIdentified.because("no valid token: sign in again"));
    }

    private Mono<Person> ofToken(String token) {
        return decoder.decode(token).map(Identification::person).onErrorMap(BadJwtException.class, fault -> {
            log.debug("A token was refused: {}", fault.getMessage());
            return NotIdentified.because("no valid token: sign in again");
        });
    }

    /** The decoder's validators have seen that subject and role can be read. */
    private static Person person(Jwt token) {
        return new Person(UUID.fromString(token.getSubject()), Role.valueOf(token.getClaimAsString(TokenRules.ROLE)));
    }
}
