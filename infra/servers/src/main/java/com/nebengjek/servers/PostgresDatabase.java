package com.nebengjek.servers;

import com.nebengjek.database.Database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One database of a Postgres server, as one of its roles sees it. */
public record PostgresDatabase(String host, int port, String name, String user, String password) {

    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** Without user and password, which go into options of their own. */
    public String r2dbcUrl() {
        return "r2dbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** The same database, as the role of a module sees it: {@code as("match")}. */
    public PostgresDatabase as(String module) {
        return new PostgresDatabase(host, port, name, Database.role(module), Database.LOCAL_ROLE_PASSWORD);
    }

    /** Another database of the same server. */
    public PostgresDatabase named(String other) {
        return new PostgresDatabase(host, port, other, user, password);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user, password);
    }
}
