package com.nebengjek.database;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The database to migrate, as the environment names it.
 *
 * @param rolePassword what roles that are made log in with
 * @param rolePasswords a folder with a password of its own for each role; null without one
 */
public record Target(
        String jdbcUrl, String user, String password, String rolePassword, @Nullable Path rolePasswords) {

    private static final String EXPECTED = "expected postgresql://host:port/database, with or without jdbc: before it";

    /**
     * Reads {@code DATABASE_URL}, {@code DATABASE_USER}, {@code DATABASE_PASSWORD} and {@code ROLE_PASSWORD} or
     * {@code ROLE_PASSWORDS}; user and password may stand in the URL instead.
     *
     * @throws IllegalArgumentException naming the variable that is missing or bad
     */
    public static Target of(Map<String, String> environment) {
        URI url = url(required(environment, "DATABASE_URL"));
        String[] login = Optional.ofNullable(url.getUserInfo()).orElse("").split(":", 2);
        return new Target(
                jdbcUrl(url),
                given(environment, "DATABASE_USER").orElse(login[0].isEmpty() ? "postgres" : login[0]),
                given(environment, "DATABASE_PASSWORD").orElse(login.length > 1 ? login[1] : ""),
                given(environment, "ROLE_PASSWORD").orElseGet(() -> rolePassword(environment)),
                given(environment, "ROLE_PASSWORDS").map(Path::of).orElse(null));
    }

    /** Where each role has a password of its own, none can log in with one that everybody knows. */
    private static String rolePassword(Map<String, String> environment) {
        return given(environment, "ROLE_PASSWORDS").isPresent()
                ? UUID.randomUUID().toString()
                : Database.LOCAL_ROLE_PASSWORD;
    }

    private static URI url(String value) {
        try {
            URI url = URI.create(value.replaceFirst("^jdbc:", ""));
            boolean postgres = url.getScheme() != null && url.getScheme().matches("postgres(ql)?");
            if (postgres && url.getHost() != null && url.getPath().length() > 1) {
                return url;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // The sentence below says all there is to say, without the password that the URL may hold.
        }
        throw new IllegalArgumentException("DATABASE_URL is not the address of a Postgres database: " + EXPECTED);
    }

    private static String jdbcUrl(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return "jdbc:postgresql://" + url.getHost() + port + url.getRawPath() + query;
    }

    private static String required(Map<String, String> environment, String variable) {
        return given(environment, variable)
                .orElseThrow(() -> new IllegalArgumentException(variable + " is not set: " + EXPECTED));
    }

    private static Optional<String> given(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }
}
