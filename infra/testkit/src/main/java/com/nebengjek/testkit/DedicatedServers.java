package com.nebengjek.testkit;

import com.nebengjek.servers.Directories;
import com.nebengjek.servers.NatsAddress;
import com.nebengjek.servers.RunningServers;
import com.nebengjek.servers.ServerOptions;
import com.nebengjek.servers.ServersUnavailable;
import com.nebengjek.servers.Source;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Servers for one class alone. */
final class DedicatedServers {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int ACCOUNT = 1;

    private DedicatedServers() {}

    static Lease lease() {
        Path data = Scratch.of(ProcessHandle.current()).resolve("dedicated-" + COUNT.incrementAndGet());
        RunningServers servers =
                RunningServers.start(source(), ServerOptions.throwaway(data, ACCOUNT, System.out::println));
        return new Lease(whole(servers), () -> end(servers, data));
    }

    /** Not the servers that somebody else runs, and that the environment may name: nobody may kill those. */
    private static Source source() {
        String name = System.getProperty("servers", "");
        return Source.named(name.equals("external") ? "" : name, Map.of());
    }

    private static TestServers whole(RunningServers servers) {
        try {
            Databases databases = new Databases(servers.postgres().address(), "nebengjek").create();
            NatsAddress nats = servers.nats().address();
            return new TestServers(
                    new TestPostgres(databases.server().named(databases.template()), servers.postgres().server()),
                    new TestRedis(servers.redis().address().url(1), 1, "test:", servers.redis().server()),
                    new TestNats(
                            nats.url(ACCOUNT),
                            nats.monitoringUrl(),
                            NatsAddress.account(ACCOUNT),
                            servers.nats().server()));
        } catch (SQLException | RuntimeException e) {
            servers.close();
            throw new ServersUnavailable("The database of the dedicated servers cannot be migrated", e);
        }
    }

    private static void end(RunningServers servers, Path data) {
        servers.close();
        Directories.delete(data);
    }
}
