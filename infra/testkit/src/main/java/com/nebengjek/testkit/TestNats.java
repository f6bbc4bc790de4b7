package com.nebengjek.testkit;

import com.nebengjek.servers.Server;
import io.nats.client.Connection;
import io.nats.client.Nats;

import java.io.IOException;

/**
 * NATS, as one test class sees it.
 *
 * @param url           with the credentials of an account that is its own
 * @param monitoringUrl the HTTP endpoints of the server, which show all accounts
 * @param account       the name of its account there
 * @param server        refuses to be stopped, unless the class has dedicated servers
 */
public record TestNats(String url, String monitoringUrl, String account, Server server) {

    /** A new connection to the account, which the caller closes. */
    public Connection connect() throws IOException, InterruptedException {
        return Nats.connect(url);
    }
}
