package com.nebengjek.topology.cli;

import java.net.URI;
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

    /**
     * Who this command line is to the server, and whom it trusts: {@code NATS_USER} and {@code NATS_PASSWORD}, or one of
     * {@code NATS_TOKEN}, {@code NATS_NKEY} and {@code NATS_CREDS}, and {@code NATS_CA}; or what belongs to the system of
     * {@code infra/run}.
     *
     * @param url the server that is to be reached
     */
    Login login(String url) {
        boolean ours = started("natsUrl").filter(url::equals).isPresent();
        return new Login(
                setting("NATS_USER", "natsUser", ours),
                setting("NATS_PASSWORD", "natsPassword", ours),
                given("NATS_TOKEN"),
                given("NATS_NKEY").map(SystemAddress::file),
                given("NATS_CREDS").map(SystemAddress::file),
                setting("NATS_CA", "natsCa", ours).map(SystemAddress::file));
    }

    private static Path file(String name) {
        return name.startsWith("file:") ? Path.of(URI.create(name)) : Path.of(name);
    }

    private Optional<String> setting(String variable, String key, boolean ours) {
        Optional<String> set = given(variable);
        return set.isPresent() || !ours ? set : started(key);
    }

    private Optional<String> given(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    private Optional<String> started(String key) {
        Path endpoints = infra.resolve(".data/endpoints.json");
        if (!Files.isRegularFile(endpoints)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                            JSON.readTree(endpoints.toFile()).path(key).asString(null))
                    .filter(value -> !value.isBlank());
        } catch (JacksonException torn) {
            throw new BadArguments("%s cannot be read: start infra/run again, or set NATS_URL.".formatted(endpoints));
        }
    }
}
