package com.nebengjek.images;

import com.nebengjek.jetstream.connection.NatsAuth;
import com.nebengjek.servers.NatsSecurity;
import io.nats.client.NKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;

/**
 * A user whom NATS knows by an nkey and who may do everything; there is no other.
 *
 * @param publicKey what the server knows
 * @param seed what the user shows that it has
 */
record NatsUser(String publicKey, String seed) {

    static NatsUser random() {
        try {
            NKey key = NKey.createUser(new SecureRandom());
            return new NatsUser(new String(key.getPublicKey()), new String(key.getSeed()));
        } catch (Exception fault) {
            throw new IllegalStateException("the JDK makes no nkeys", fault);
        }
    }

    NatsSecurity security() {
        return new NatsSecurity("authorization { users: [ { nkey: %s } ] }".formatted(publicKey), Map.of());
    }

    /** Its credentials, with the seed written to a file. */
    NatsAuth auth(Path file) throws IOException {
        return NatsAuth.nkey(Files.writeString(file, seed));
    }

    /** Without the seed. */
    @Override
    public String toString() {
        return publicKey;
    }
}
