package com.nebengjek.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The passwords of login roles, each in a file that is called like its role: as a Secret is mounted. */
public record RolePasswords(Map<String, String> passwords) {

    private static final Pattern ROLE = Pattern.compile("nebengjek_[a-z_]+");

    /**
     * Reads a folder; files that are called otherwise are left alone.
     *
     * @throws IllegalArgumentException naming {@code ROLE_PASSWORDS} when it is no folder, has no such file, or an empty one
     */
    public static RolePasswords in(Path folder) {
        Map<String, String> passwords = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String role = file.getFileName().toString();
                if (ROLE.matcher(role).matches()) {
                    passwords.put(role, password(file));
                }
            }
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "ROLE_PASSWORDS is %s, which cannot be read: mount a Secret there".formatted(folder), unreadable);
        }
        if (passwords.isEmpty()) {
            throw new IllegalArgumentException(
                    "ROLE_PASSWORDS is %s, where no file is called like a role, such as nebengjek_api".formatted(folder));
        }
        return new RolePasswords(Map.copyOf(passwords));
    }

    private static String password(Path file) throws IOException {
        String password = Files.readString(file).strip();
        if (password.isEmpty()) {
            throw new IllegalArgumentException("ROLE_PASSWORDS has an empty file, " + file.getFileName());
        }
        return password;
    }

    /**
     * Gives the roles their passwords; those that the database does not have are skipped.
     *
     * @return the names of those that it has
     * @throws SQLException when the user may not do that
     */
    public List<String> apply(String jdbcUrl, String user, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password);
                Statement statement = connection.createStatement()) {
            List<String> known = new ArrayList<>();
            for (Map.Entry<String, String> entry : new TreeMap<>(passwords).entrySet()) {
                if (exists(connection, entry.getKey())) {
                    String change = alter(connection, entry.getKey(), entry.getValue());
                    ClusterChange.repeated(() -> statement.execute(change));
                    known.add(entry.getKey());
                }
            }
            return List.copyOf(known);
        }
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (var query = connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
            query.setString(1, role);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    /** Postgres takes no parameters here, but quotes its own text. */
    private static String alter(Connection connection, String role, String password) throws SQLException {
        try (var query = connection.prepareStatement("SELECT format('ALTER ROLE %I PASSWORD %L', ?::text, ?::text)")) {
            query.setString(1, role);
            query.setString(2, password);
            try (ResultSet statement = query.executeQuery()) {
                statement.next();
                return statement.getString(1);
            }
        }
    }

    /** Without what must not be in a log. */
    @Override
    public String toString() {
        return "passwords of " + String.join(", ", passwords.keySet());
    }
}
