package com.nebengjek.local;

import com.nebengjek.servers.NatsSecurity;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.permission.ServerAuthorization;
import com.nebengjek.topology.permission.UserPermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The users that NATS knows in a secure run: one for each function and for the edge, who may do their own work only, and
 * an operator. Their passwords are made for the run.
 */
public final class NatsUsers {

    static final String OPERATOR = "operator";

    private final List<UserPermissions> permissions;
    private final Map<String, String> passwords;

    private NatsUsers(List<UserPermissions> permissions, Map<String, String> passwords) {
        this.permissions = permissions;
        this.passwords = passwords;
    }

    public static NatsUsers of(Topology topology) {
        List<UserPermissions> permissions = UserPermissions.of(topology, Optional.empty());
        return new NatsUsers(
                permissions,
                Stream.concat(Stream.of(OPERATOR), permissions.stream().map(UserPermissions::user))
                        .collect(Collectors.toMap(Function.identity(), _ -> Secret.random())));
    }

    /** For the start of the server. */
    public NatsSecurity security() {
        return new NatsSecurity(
                new ServerAuthorization(Optional.of(OPERATOR), permissions).toString(),
                passwords.entrySet().stream()
                        .collect(Collectors.toMap(
                                user -> ServerAuthorization.passwordVariable(user.getKey()), Map.Entry::getValue)));
    }

    /** @throws NullPointerException for somebody who is no function of the topology and not the edge */
    public String passwordOf(String user) {
        return Objects.requireNonNull(passwords.get(user), () -> "the topology has no " + user);
    }
}
