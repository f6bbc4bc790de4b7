package com.nebengjek.testkit;

import com.nebengjek.servers.NatsAddress;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.servers.RedisAddress;
import com.nebengjek.servers.ServersUnavailable;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;

/** The servers of all classes of a run, and the part of them that a class is given. */
final class SharedServers {

    private SharedServers() {}

    /** The next free database, Redis database and account. */
    static synchronized Lease lease() {
        try {
            Endpoints endpoints = new KeeperProcess(TestRun.process(), System.getProperty("servers", "")).endpoints();
            int number = endpoints.databases().next();
            return new Lease(part(endpoints, number), () -> {});
        } catch (IOException | SQLException | InterruptedException e) {
            throw new ServersUnavailable("The servers for the tests cannot be used: " + e.getMessage(), e);
        }
    }

    private static TestServers part(Endpoints endpoints, int number)
            throws IOException, SQLException, InterruptedException {
        return new TestServers(
                postgres(endpoints.databases().copy(number)),
                redis(endpoints.redis(), number),
                nats(endpoints.nats(), number));
    }

    private static TestPostgres postgres(PostgresDatabase database) {
        return new TestPostgres(database, SharedServer.INSTANCE);
    }

    /** Databases come round again when there are more classes; 0 stays with whoever else uses the server. */
    private static TestRedis redis(RedisAddress address, int number) throws IOException {
        int database = 1 + (number - 1) % (address.databases() - 1);
        new RedisDatabase(URI.create(address.url()), database).empty();
        return new TestRedis(address.url(database), database, "test:" + number + ":", SharedServer.INSTANCE);
    }

    private static TestNats nats(NatsAddress address, int number) throws IOException, InterruptedException {
        if (address.accounts() == 0) {
            TestNats nats = new TestNats(address.url(), address.monitoringUrl(), "$G", SharedServer.INSTANCE);
            EarlierStreams.remove(nats);
            return nats;
        }
        if (number > address.accounts()) {
            throw new ServersUnavailable(
                    "All " + address.accounts() + " NATS accounts are taken: raise Keeper.CLASSES");
        }
        return new TestNats(
                address.url(number), address.monitoringUrl(), NatsAddress.account(number), SharedServer.INSTANCE);
    }
}
