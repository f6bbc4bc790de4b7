package com.nebengjek.testkit;

import com.nebengjek.servers.PostgresDatabase;

/** The servers of one test class. */
public record TestServers(TestPostgres postgres, TestRedis redis, TestNats nats) {

    /** The database of the class, migrated, as its owner sees it; {@code as("match")} is what a module sees. */
    public PostgresDatabase database() {
        return postgres.database();
    }
}
