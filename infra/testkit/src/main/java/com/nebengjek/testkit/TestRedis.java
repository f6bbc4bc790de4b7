package com.nebengjek.testkit;

import com.nebengjek.servers.Server;

/**
 * Redis, as one test class sees it.
 *
 * @param url      of a logical database that is its own, and empty
 * @param database the number of that database
 * @param prefix   for keys, where the database does not suffice to keep classes apart
 * @param server   refuses to be stopped, unless the class has dedicated servers
 */
public record TestRedis(String url, int database, String prefix, Server server) {}
