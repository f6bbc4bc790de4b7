package com.nebengjek.topology.permission;

import static java.util.stream.Collectors.toMap;

import io.nats.client.Options;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Users in the configuration of the server, with passwords out of its environment. */
class ConfiguredUsersIT extends PermissionsContract {

    @Override
    ServerConfiguration configuration(List<UserPermissions> users) {
        return new ServerConfiguration(
                new ServerAuthorization(Optional.of(OPERATOR), users).toString(),
                Stream.concat(Stream.of(OPERATOR), users.stream().map(UserPermissions::user))
                        .collect(toMap(ServerAuthorization::passwordVariable, ConfiguredUsersIT::passwordOf)));
    }

    @Override
    Options.Builder login(String user) {
        return Options.builder().userInfo(user, passwordOf(user));
    }

    private static String passwordOf(String user) {
        return "of-" + user;
    }
}
