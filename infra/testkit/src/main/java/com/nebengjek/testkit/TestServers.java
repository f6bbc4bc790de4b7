package com.nebengjek.testkit;

import com.nebengjek.servers.PostgresDatabase;

import java.io.IOException;
import java.sql.SQLException;

/** The servers of one test class. */
public record TestServers(TestPostgres postgres, TestRedis redis, TestNats nats) {

    /** The database of the class, migrated, as its owner sees it; {@code as("match")} is what a module sees. */
    public PostgresDatabase database() {
        return postgres.database();
    }

    /** Removes every row, key and event; the product's streams and consumers are new, whoever was attached to them. */
    public void startOver() throws IOException, InterruptedException, SQLException {
        new CleanSlate(this).make();
    }
}
