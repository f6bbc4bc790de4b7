package com.nebengjek.testkit;

import com.nebengjek.servers.ServersUnavailable;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import io.nats.client.Connection;

import java.io.IOException;

/** What a test class has for the time it runs. */
record Lease(TestServers servers, Runnable end) implements AutoCloseable {

    static Lease of(WithServers wanted) {
        Lease lease = withNats(wanted.nats(), wanted.dedicated() ? DedicatedServers.lease() : SharedServers.lease());
        if (wanted.topology()) {
            lease.applyTopology();
        }
        return lease;
    }

    private static Lease withNats(String version, Lease lease) {
        if (version.isEmpty()) {
            return lease;
        }
        NatsOfVersion nats = NatsOfVersion.start(version);
        TestServers servers = new TestServers(lease.servers().postgres(), lease.servers().redis(), nats.seen());
        return new Lease(servers, () -> {
            nats.close();
            lease.close();
        });
    }

    @SuppressWarnings("try")
    private void applyTopology() {
        try (Connection connection = servers.nats().connect()) {
            new TopologyApply(connection).apply(Topology.load());
        } catch (IOException | InterruptedException e) {
            throw new ServersUnavailable("The topology could not be applied to " + servers.nats().url(), e);
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
