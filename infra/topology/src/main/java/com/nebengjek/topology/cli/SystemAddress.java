package com.nebengjek.topology.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where the system is: as told, or as {@code infra/run} wrote down when it started one. */
record SystemAddress(Map<String, String> environment, Path infra) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The URL of the NATS server; empty when nobody named one and {@code infra/run} started none. */
    Optional<String> natsUrl() {
        String named = environment.get("NATS_URL");
        return named != null && !named.isBlank() ? Optional.of(named) : started("natsUrl");
    }

    private Optional<String> started(String key) {
        Path endpoints = infra.resolve(".data/endpoints.json");
        if (!Files.isRegularFile(endpoints)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                    JSON.readTree(endpoints.toFile()).path(key).asString(null));
        } catch (JacksonException torn) {
            throw new BadArguments("%s cannot be read: start infra/run again, or set NATS_URL.".formatted(endpoints));
        }
    }
}
