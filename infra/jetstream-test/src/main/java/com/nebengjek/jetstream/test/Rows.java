package com.nebengjek.jetstream.test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of Postgres tables, to be compared. */
public final class Rows {

    private Rows() {}

    /** Each row as JSON, by table; {@code tables} are names with their schema, and nobody else's text. */
    public static Map<String, List<String>> of(Connection connection, String... tables) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : tables) {
            rows.put(table, of(connection, table));
        }
        return rows;
    }

    private static List<String> of(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT to_jsonb(t)::text FROM %s t ORDER BY 1".formatted(table))) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
