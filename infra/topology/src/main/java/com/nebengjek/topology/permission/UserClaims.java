package com.nebengjek.topology.permission;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a user's JWT says of its permissions, for servers that trust an operator; whoever signs it adds issuer, subject and
 * times.
 *
 * @param name of the user
 * @param nats the claims of NATS, version 2
 * @see <a href="https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/jwt">JWT</a>
 */
public record UserClaims(String name, Map<String, Object> nats) {

    private static final int VERSION = 2;
    private static final int UNLIMITED = -1;

    /** The claims of all users, and of an operator who may do everything when there is one. */
    public static List<UserClaims> of(Optional<String> operator, List<UserPermissions> users) {
        return Stream.concat(
                        operator.stream().map(name -> claims(name, Map.of(), Map.of())),
                        users.stream().map(UserClaims::of))
                .toList();
    }

    private static UserClaims of(UserPermissions user) {
        return claims(user.user(), Map.of("allow", user.publish()), Map.of("allow", user.subscribe()));
    }

    private static UserClaims claims(String name, Map<String, Object> publish, Map<String, Object> subscribe) {
        return new UserClaims(
                name,
                Map.of(
                        "type", "user",
                        "version", VERSION,
                        "pub", publish,
                        "sub", subscribe,
                        "subs", UNLIMITED,
                        "data", UNLIMITED,
                        "payload", UNLIMITED));
    }
}
