package com.nebengjek.images;

import com.nebengjek.jetstream.connection.NatsProperties;
import com.nebengjek.jetstream.connection.NatsTls;
import com.nebengjek.servers.NatsAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How a program comes into NATS.
 *
 * @param files that it needs, by the environment variables that name them
 */
record NatsLogin(NatsProperties properties, Map<String, Path> files) {

    /**
     * @param user the only one whom the server knows, or nobody when everybody may come in
     * @param seed the file that the user's seed is written to
     */
    static NatsLogin to(NatsAddress nats, Optional<NatsUser> user, Path seed) throws IOException {
        NatsProperties anybody = NatsProperties.at(nats.url()).clientId("surroundings");
        if (user.isEmpty()) {
            return new NatsLogin(anybody, Map.of());
        }
        Path authority = nats.authority().orElseThrow();
        return new NatsLogin(
                anybody.auth(user.get().auth(seed)).tls(new NatsTls(authority, null, null)),
                Map.of("NATS_NKEY", seed, "NATS_CA", authority));
    }
}
