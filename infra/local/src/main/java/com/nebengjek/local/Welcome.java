package com.nebengjek.local;

import com.nebengjek.events.Role;
import com.nebengjek.local.identity.TokenSigner;
import java.time.Duration;
import java.util.UUID;

/** What somebody needs who wants to use a run without a city. */
final class Welcome {

    private Welcome() {}

    static String text(Endpoints endpoints, TokenSigner signer, Duration lifetime) {
        return """
                  map         %s
                  phone       %s
                  edge        ws://%s/ws (sub-protocol nebengjek.v1, Authorization: Bearer TOKEN)
                  API         http://%s; POST /auth/otp {"msisdn": "0812..."} sends a sign-in code, shown here
                  NATS        %s, monitoring %s
                  Postgres    %s, user %s
                  Redis       %s
                  passenger   %s
                  driver      %s
                """.formatted(
                endpoints.mapUrl(),
                endpoints.phoneUrl(),
                endpoints.edgeUrl().getAuthority(),
                endpoints.edgeUrl().getAuthority(),
                endpoints.natsUrl() + login(endpoints),
                endpoints.monitoringUrl(),
                endpoints.databaseUrl(),
                endpoints.databaseUser(),
                endpoints.redisUrl(),
                signer.tokenFor(UUID.randomUUID(), Role.PASSENGER, lifetime),
                signer.tokenFor(UUID.randomUUID(), Role.DRIVER, lifetime));
    }

    private static String login(Endpoints endpoints) {
        return endpoints.natsUser() == null
                ? ""
                : ", user %s, password %s, CA %s"
                        .formatted(endpoints.natsUser(), endpoints.natsPassword(), endpoints.natsCa());
    }
}
