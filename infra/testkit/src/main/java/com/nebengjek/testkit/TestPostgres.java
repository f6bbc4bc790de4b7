package com.nebengjek.testkit;

import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.servers.Server;

/**
 * Postgres, as one test class sees it.
 *
 * @param database migrated, without rows, as its owner sees it
 * @param server   refuses to be stopped, unless the class has dedicated servers
 */
public record TestPostgres(PostgresDatabase database, Server server) {}
