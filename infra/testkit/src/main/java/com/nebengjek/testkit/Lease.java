package com.nebengjek.testkit;

import com.nebengjek.servers.ServersUnavailable;

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

    private void applyTopology() {
        try {
            new CleanSlate(servers).applyTopology();
        } catch (IOException | InterruptedException e) {
            throw new ServersUnavailable("The topology could not be applied to " + servers.nats().url(), e);
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
