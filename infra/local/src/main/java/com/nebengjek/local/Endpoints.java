package com.nebengjek.local;

import com.nebengjek.local.provider.ProviderAccess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where everything of a run is reached; written to a file for other programs of this machine.
 *
 * @param monitoringUrl of the NATS server; null when it has none
 * @param natsUser may do everything in NATS; null when it has no users
 * @param natsCa the file with the certificate that the server's comes from; null when it is reached without TLS
 * @param databaseUrl for JDBC
 * @param databaseUser may do everything in the database
 * @param provider takes the payments; null when nobody does
 * @param jwkSet the file with the keys that tokens are signed with, and checked against
 * @param liveToken what the feed of the live map is read with
 */
public record Endpoints(
        String natsUrl,
        @Nullable String monitoringUrl,
        @Nullable String natsUser,
        @Nullable String natsPassword,
        @Nullable Path natsCa,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        String redisUrl,
        URI edgeUrl,
        @Nullable ProviderAccess provider,
        Path jwkSet,
        String liveToken) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** The page with the map of the whole city. */
    URI mapUrl() {
        return edgeUrl().resolve("/#" + liveToken());
    }

    /** The page where one is a passenger or a driver oneself. */
    URI phoneUrl() {
        return edgeUrl().resolve("/phone");
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, JSON.writeValueAsString(this) + System.lineSeparator());
    }
}
