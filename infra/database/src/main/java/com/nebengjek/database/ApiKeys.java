package com.nebengjek.database;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Table {@code account.api_key}: keys are given out once, and only their hashes are kept. */
public final class ApiKeys {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private final Connection connection;

    /**
     * A key, without itself.
     *
     * @param types that it publishes: each an event type, or what types begin with and a star
     * @param perMinute events that it publishes in a minute
     * @param scopes what else it is for
     * @param revoked when it was taken back; null while it is good
     */
    public record Key(
            String name, List<String> types, int perMinute, List<String> scopes, String created, @Nullable String revoked) {}

    /** @param connection as a role that may write the table */
    public ApiKeys(Connection connection) {
        this.connection = connection;
    }

    /**
     * Gives out a key. Nobody can tell it again.
     *
     * @param scopes what else it is for than events: {@code messages}, {@code operations}
     * @throws IllegalArgumentException when the name is no name, or was given to a key before
     */
    public String add(String name, List<String> types, int perMinute, List<String> scopes) throws SQLException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'%s' is no name for a key: write it as in partner-desk".formatted(name));
        }
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        String key = "nj_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO account.api_key (key_id, name, key_hash, types, per_minute, scopes, created_at)
                VALUES (gen_random_uuid(), ?, sha256(?), ?, ?, ?, now())
                ON CONFLICT (name) DO NOTHING""")) {
            insert.setString(1, name);
            insert.setBytes(2, key.getBytes(US_ASCII));
            insert.setArray(3, connection.createArrayOf("text", types.toArray()));
            insert.setInt(4, perMinute);
            insert.setArray(5, connection.createArrayOf("text", scopes.toArray()));
            if (insert.executeUpdate() == 0) {
                throw new IllegalArgumentException("'%s' is the name of a key already: choose another".formatted(name));
            }
        }
        return key;
    }

    /** A key for events alone. */
    public String add(String name, List<String> types, int perMinute) throws SQLException {
        return add(name, types, perMinute, List.of());
    }

    /** All keys that there ever were, the oldest first. */
    public List<Key> list() throws SQLException {
        List<Key> keys = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT name, types, per_minute, scopes, created_at::text, revoked_at::text
                        FROM account.api_key ORDER BY created_at""");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                keys.add(new Key(
                        rows.getString(1),
                        List.of((String[]) rows.getArray(2).getArray()),
                        rows.getInt(3),
                        List.of((String[]) rows.getArray(4).getArray()),
                        rows.getString(5),
                        rows.getString(6)));
            }
        }
        return keys;
    }

    /** Takes a key back, from the next request on; false when no good key has this name. */
    public boolean revoke(String name) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE account.api_key SET revoked_at = now() WHERE name = ? AND revoked_at IS NULL")) {
            update.setString(1, name);
            return update.executeUpdate() == 1;
        }
    }
}
