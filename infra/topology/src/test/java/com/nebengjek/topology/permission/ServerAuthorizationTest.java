package com.nebengjek.topology.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerAuthorizationTest {

    private static final UserPermissions BILLING =
            new UserPermissions("billing", List.of("orders.billed.>"), List.of("_INBOX.billing.>"));

    @Test
    void passwords_are_variables_of_the_server() {
        assertThat(new ServerAuthorization(Optional.empty(), List.of(BILLING)))
                .asString()
                .contains("user: \"billing\"", "password: $NATS_PASSWORD_BILLING");
    }

    @Test
    void nobody_may_do_everything_unless_named() {
        assertThat(new ServerAuthorization(Optional.empty(), List.of(BILLING)).toString())
                .containsOnlyOnce("user:");
        assertThat(new ServerAuthorization(Optional.of("admin"), List.of(BILLING)).toString())
                .contains("password: $NATS_PASSWORD_ADMIN");
    }
}
