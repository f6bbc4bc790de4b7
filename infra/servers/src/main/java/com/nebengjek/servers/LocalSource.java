package com.nebengjek.servers;

import java.util.Map;

/**
 * Processes of this machine.
 *
 * @param environment where {@code NATS_URL} may name a NATS server that is taken before any other
 */
public record LocalSource(Map<String, String> environment) implements Source {

    @Override
    public Running<PostgresDatabase> postgres(ServerOptions options) {
        return LocalPostgres.started(options);
    }

    @Override
    public Running<RedisAddress> redis(ServerOptions options) {
        return LocalRedis.started(options);
    }

    @Override
    public Running<NatsAddress> nats(ServerOptions options) {
        return LocalNats.started(environment, options);
    }
}
