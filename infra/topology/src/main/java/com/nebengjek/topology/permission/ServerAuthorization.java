package com.nebengjek.topology.permission;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code authorization} block of a nats-server configuration. Passwords are variables, which the server takes from
 * its environment: {@code NATS_PASSWORD_MATCH_PROPOSE} for {@code match-propose}. The server reads them as configuration:
 * letters, digits and dashes, a letter first.
 *
 * @param operator a user who may do everything; none when nobody may
 * @see <a href="https://docs.nats.io/running-a-nats-service/configuration/securing_nats/authorization">Authorization</a>
 */
public record ServerAuthorization(Optional<String> operator, List<UserPermissions> users) {

    private static final String BEGIN = """
            # The connection of each user needs the inbox prefix _INBOX.<user>: NATS_INBOX_PREFIX.
            authorization {
              users = [
            """;

    public ServerAuthorization {
        users = List.copyOf(users);
    }

    /** The variable from which the server takes a user's password. */
    public static String passwordVariable(String user) {
        return "NATS_PASSWORD_" + user.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    @Override
    public String toString() {
        return Stream.concat(
                        operator.stream().map(user -> "    {%n%s%n    }".formatted(credentials(user))),
                        users.stream().map(ServerAuthorization::text))
                .collect(Collectors.joining("\n", BEGIN, "\n  ]\n}"));
    }

    private static String text(UserPermissions user) {
        return """
                {
            %s
                  permissions: {
                    publish: {
                      allow: [
            %s
                      ]
                    }
                    subscribe: {
                      allow: [
            %s
                      ]
                    }
                  }
                }""".formatted(credentials(user.user()), subjects(user.publish()), subjects(user.subscribe()));
    }

    private static String credentials(String user) {
        return "      user: \"%s\"\n      password: $%s".formatted(user, passwordVariable(user));
    }

    private static String subjects(List<String> subjects) {
        return subjects.stream().map("            \"%s\""::formatted).collect(Collectors.joining("\n"));
    }
}
