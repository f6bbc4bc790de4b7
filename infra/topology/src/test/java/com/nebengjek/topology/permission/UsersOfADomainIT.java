package com.nebengjek.topology.permission;

import java.util.List;
import java.util.Optional;

/** Streams in a JetStream domain, whose API has subjects of its own; the server takes them for the plain ones. */
class UsersOfADomainIT extends ConfiguredUsersIT {

    private static final String DOMAIN = "hub";

    @Override
    ServerConfiguration configuration(List<UserPermissions> users) {
        ServerConfiguration plain = super.configuration(users);
        return new ServerConfiguration(
                "jetstream { domain: %s }\n%s".formatted(DOMAIN, plain.text()), plain.variables());
    }

    @Override
    Optional<String> domain() {
        return Optional.of(DOMAIN);
    }

    @Override
    String refused(String subject) {
        String prefix = "$JS.%s.API.".formatted(DOMAIN);
        return subject.replace(prefix + "$KV", "$KV").replace(prefix, "$JS.API.");
    }
}
