package com.nebengjek.local.assembly;

import com.nebengjek.local.Endpoints;
import com.nebengjek.local.provider.ProviderAccess;
import com.nebengjek.servers.FreePort;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.TestServers;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The servers of a test as a run of all functions takes them, with a free port for the edge. */
final class TestEndpoints {

    static final String LIVE_TOKEN = "a token for the live map";

    private TestEndpoints() {}

    static Endpoints of(TestServers servers, Path jwkSet) {
        return of(servers, edge(), null, jwkSet);
    }

    static URI edge() {
        return URI.create("http://127.0.0.1:" + FreePort.next());
    }

    static Endpoints of(TestServers servers, URI edge, @Nullable ProviderAccess provider, Path jwkSet) {
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
                edge,
                provider,
                jwkSet,
                LIVE_TOKEN);
    }
}
