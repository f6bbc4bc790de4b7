package com.nebengjek.servers;

import com.nebengjek.database.Target;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Servers that run already, named by {@code DATABASE_URL}, {@code REDIS_URL} and {@code NATS_URL}. */
public record ExternalSource(Map<String, String> environment) implements Source {

    private static final int DATABASES_BY_DEFAULT = 16;
    private static final int POSTGRES_PORT = 5432;
    private static final int NATS_PORT = 4222;
    private static final int MONITORING_PORT = 8222;

    @Override
    public Running<PostgresDatabase> postgres(ServerOptions options) {
        Target target = Target.of(environment);
        URI url = URI.create(target.jdbcUrl().substring("jdbc:".length()));
        PostgresDatabase database = new PostgresDatabase(
                url.getHost(),
                url.getPort() < 0 ? POSTGRES_PORT : url.getPort(),
                url.getPath().substring(1),
                target.user(),
                target.password());
        return external(database, "DATABASE_URL");
    }

    @Override
    public Running<RedisAddress> redis(ServerOptions options) {
        URI url = url("REDIS_URL", environment)
                .orElseThrow(() -> new ServersUnavailable("REDIS_URL is not set: expected redis://host:port"));
        String plain = url.getScheme() + "://" + url.getAuthority();
        return external(new RedisAddress(plain, DATABASES_BY_DEFAULT), "REDIS_URL");
    }

    @Override
    public Running<NatsAddress> nats(ServerOptions options) {
        return natsIfNamed(environment, options)
                .orElseThrow(() -> new ServersUnavailable("NATS_URL is not set: expected nats://host:port"));
    }

    /** {@code NATS_URL}, with {@code NATS_MONITORING_URL} beside it where that is not port 8222 of the same host. */
    static Optional<Running<NatsAddress>> natsIfNamed(Map<String, String> environment, ServerOptions options) {
        return url("NATS_URL", environment).map(url -> {
            if (options.security().isPresent()) {
                throw new ServersUnavailable("NATS_URL names a server whose users are not ours to choose: unset it");
            }
            String monitoring = environment.getOrDefault(
                    "NATS_MONITORING_URL", "http://" + url.getHost() + ":" + MONITORING_PORT);
            String port = url.getPort() < 0 ? ":" + NATS_PORT : "";
            return external(new NatsAddress(url + port, monitoring, 0), "NATS_URL");
        });
    }

    private static Optional<URI> url(String variable, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(value -> parsed(variable, value));
    }

    private static URI parsed(String variable, String value) {
        try {
            URI url = URI.create(value);
            if (url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Refused below; the value may hold a password, so it is not repeated.
        }
        throw new ServersUnavailable(variable + " is not an address of the form scheme://host:port");
    }

    private static <A> Running<A> external(A address, String variable) {
        return new Running<>(address, new ExternalServer(variable), variable);
    }
}
