package com.nebengjek.local.assembly;

import com.nebengjek.local.Endpoints;
import com.nebengjek.servers.FreePort;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.TestServers;
import java.net.URI;
import java.nio.file.Path;

/** The servers of a test as a run of all functions takes them, with a free port for the edge. */
final class TestEndpoints {

    private TestEndpoints() {}

    static Endpoints of(TestServers servers, Path jwkSet) {
        PostgresDatabase database = servers.database();
        return new Endpoints(
                servers.nats().url(),
                servers.nats().monitoringUrl(),
                null,
                null,
                null,
                database.jdbcUrl(),
                database.user(),
                database.password(),
                servers.redis().url(),
                URI.create("http://127.0.0.1:" + FreePort.next()),
                jwkSet,
                "a token for the live map");
    }
}
