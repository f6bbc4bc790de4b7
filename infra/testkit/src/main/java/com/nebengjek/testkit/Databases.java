package com.nebengjek.testkit;

import com.nebengjek.database.Database;
import com.nebengjek.servers.PostgresDatabase;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The databases of a test run: a migrated one that nobody works in, and a copy of it for each class. Names are made
 * here, of letters, digits and underscores; SQL has no parameters for them.
 *
 * @param server   the database to give orders in
 * @param template the name of the migrated one, and of the sequence that numbers the classes
 */
record Databases(PostgresDatabase server, String template) {

    Databases create() throws SQLException {
        order("CREATE DATABASE %s".formatted(template));
        order("CREATE SEQUENCE %s".formatted(template));
        PostgresDatabase migrated = server.named(template);
        Database.migrate(migrated.jdbcUrl(), migrated.user(), migrated.password());
        return this;
    }

    /** The number of the next class, in whichever JVM: 1, 2, 3, … */
    int next() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet number = statement.executeQuery("SELECT nextval('%s')".formatted(template))) {
            number.next();
            return number.getInt(1);
        }
    }

    /** A fresh copy for the class with that number. */
    PostgresDatabase copy(int number) throws SQLException {
        PostgresDatabase copy = server.named(template + "_" + number);
        order("CREATE DATABASE %s TEMPLATE %s".formatted(copy.name(), template));
        return copy;
    }

    /** Leaves the server as it was before {@link #create}. */
    void drop() throws SQLException {
        for (String name : names()) {
            order("DROP DATABASE %s WITH (FORCE)".formatted(name));
        }
        order("DROP SEQUENCE %s".formatted(template));
    }

    private List<String> names() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT datname FROM pg_database WHERE datname ~ '^%s(_|$)'".formatted(template))) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private void order(String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
