package com.nebengjek.topology.permission;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a user's JWT says of its permissions, for servers that trust an operator; whoever signs it adds issuer, subject and
 * times.
 *
 * @param name of the user
 * @see <a href="https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/jwt">JWT</a>
 */
public record UserClaims(String name, Nats nats) {

    private static final int VERSION = 2;
    private static final int UNLIMITED = -1;

    /** Subjects that are allowed; every one when there is none. */
    public record Subjects(List<String> allow) {}

    /** The claims of NATS, by their names there. */
    public record Nats(Subjects pub, Subjects sub, long subs, long data, long payload, String type, int version) {}

    /** The claims of all users, and of an operator who may do everything when there is one. */
    public static List<UserClaims> of(Optional<String> operator, List<UserPermissions> users) {
        return Stream.concat(
                        operator.stream().map(name -> claims(name, List.of(), List.of())),
                        users.stream().map(user -> claims(user.user(), user.publish(), user.subscribe())))
                .toList();
    }

    private static UserClaims claims(String name, List<String> publish, List<String> subscribe) {
        return new UserClaims(
                name,
                new Nats(
                        new Subjects(publish),
                        new Subjects(subscribe),
                        UNLIMITED,
                        UNLIMITED,
                        UNLIMITED,
                        "user",
                        VERSION));
    }
}
