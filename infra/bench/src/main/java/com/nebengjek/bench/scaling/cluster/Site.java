package com.nebengjek.bench.scaling.cluster;

import com.nebengjek.database.Database;
import com.nebengjek.servers.Directories;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.servers.RunningServers;
import com.nebengjek.servers.ServerOptions;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import io.nats.client.Connection;
import io.nats.client.Nats;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The servers that a release is installed beside, as its jobs leave them.
 *
 * @param data of the servers
 * @param log what the processes say
 */
public record Site(RunningServers servers, Connection nats, Path data, Path log) implements AutoCloseable {

    public static Site prepare() throws Exception {
        Path data = Files.createTempDirectory("scaling");
        RunningServers servers = RunningServers.start(ServerOptions.throwaway(data.resolve("servers"), 0, said -> {}));
        try {
            PostgresDatabase postgres = servers.postgres().address();
            Database.migrate(postgres.jdbcUrl(), postgres.user(), postgres.password());
            Connection nats = Nats.connect(servers.nats().address().url());
            new TopologyApply(nats).apply(Topology.load());
            return new Site(servers, nats, data, data.resolveSibling(data.getFileName() + ".log"));
        } catch (Exception fault) {
            servers.close();
            throw fault;
        }
    }

    /** The values of a release that finds the servers here, as YAML. */
    String values() {
        URI monitoring = URI.create(servers.nats().address().monitoringUrl());
        return """
                runtime: deployment
                nats: {url: "%s", auth: {mode: none}, monitoring: {endpoint: "%s"}}
                postgres: {url: "%s", sslMode: disable}
                redis: {url: "%s"}
                """
                .formatted(
                        servers.nats().address().url(),
                        monitoring.getAuthority(),
                        servers.postgres().address().jdbcUrl().replaceFirst("^jdbc:", "").replaceFirst("\\?.*", ""),
                        servers.redis().address().url(0));
    }

    /** Postgres as somebody who may read everything. */
    public java.sql.Connection database() throws java.sql.SQLException {
        return servers.postgres().address().connect();
    }

    /** Ends the servers; the log is removed when all went well. */
    public void forget() throws IOException {
        Files.deleteIfExists(log);
    }

    @Override
    public void close() throws InterruptedException {
        nats.close();
        servers.close();
        Directories.delete(data);
    }
}
