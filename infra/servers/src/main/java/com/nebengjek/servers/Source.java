package com.nebengjek.servers;

import java.util.Map;

/** Where servers come from. */
public sealed interface Source permits LocalSource, ContainerSource, ExternalSource {

    Running<PostgresDatabase> postgres(ServerOptions options);

    Running<RedisAddress> redis(ServerOptions options);

    Running<NatsAddress> nats(ServerOptions options);

    /**
     * The source with that name: {@code containers}, {@code local} or {@code external}; the empty name takes containers
     * where a Docker daemon answers, and local processes elsewhere.
     */
    static Source named(String name) {
        return named(name, System.getenv());
    }

    /** The same, reading another environment than this program's. */
    static Source named(String name, Map<String, String> environment) {
        return switch (name) {
            case "containers" -> new ContainerSource();
            case "local" -> new LocalSource(environment);
            case "external" -> new ExternalSource(environment);
            case "" -> Docker.answers() ? new ContainerSource() : new LocalSource(environment);
            default -> throw new IllegalArgumentException(
                    "servers=" + name + " is unknown: expected containers, local, external, or nothing");
        };
    }
}
