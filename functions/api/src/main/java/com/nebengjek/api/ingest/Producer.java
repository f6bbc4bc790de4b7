package com.nebengjek.api.ingest;

import com.nebengjek.api.key.KeyHolder;
import com.nebengjek.api.problem.Problem;
import com.nebengjek.api.token.AccessTokens;
import com.nebengjek.events.Role;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who publishes: another system, which may speak for everybody, or a person, who may not. */
sealed interface Producer {

    UUID id();

    /**
     * Another system, known by its key.
     *
     * @param types it may publish: each a type, or what types begin with and a star
     * @param perMinute events it may publish in a minute
     */
    record System(UUID id, List<String> types, int perMinute) implements Producer {

        boolean mayPublish(String type) {
            return types.stream().anyMatch(allowed -> covers(allowed, type));
        }

        private static boolean covers(String allowed, String type) {
            return allowed.endsWith("*")
                    ? type.startsWith(allowed.substring(0, allowed.length() - 1))
                    : type.equals(allowed);
        }
    }

    /** A person who is signed in. */
    record Person(UUID id, Role role) implements Producer {}

    /** @throws Problem 403 when it is a token of nobody who publishes events */
    static Producer of(Authentication authentication) {
        return switch (authentication.getPrincipal()) {
            case KeyHolder key -> new System(key.id(), key.types(), key.perMinute());
            case Jwt token -> new Person(UUID.fromString(token.getSubject()), role(token));
            case null, default -> throw Problem.of(HttpStatus.FORBIDDEN, "This token is not for publishing events.");
        };
    }

    private static Role role(Jwt token) {
        String role = token.getClaimAsString(AccessTokens.ROLE);
        try {
            return Role.valueOf(String.valueOf(role));
        } catch (IllegalArgumentException none) {
            throw Problem.of(HttpStatus.FORBIDDEN, "This token is not for publishing events: it has no role.");
        }
    }
}
