package com.nebengjek.bench.edge;

import com.nebengjek.bench.ModuleProcess;
import com.nebengjek.servers.Directories;
import com.nebengjek.servers.LocalSource;
import com.nebengjek.servers.NatsAddress;
import com.nebengjek.servers.RedisAddress;
import com.nebengjek.servers.Running;
import com.nebengjek.servers.ServerOptions;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import io.nats.client.Connection;
import io.nats.client.Nats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Servers, an edge and those who call it, for one part of the measurement. */
record Bench(
        Path data,
        Running<NatsAddress> natsServer,
        Running<RedisAddress> redis,
        Connection nats,
        Callers callers,
        ModuleProcess edge,
        Phones phones)
        implements AutoCloseable {

    static Bench set(List<String> jvm) throws Exception {
        Path data = Files.createTempDirectory("measure-edge");
        ServerOptions options = ServerOptions.throwaway(data, 0, said -> {});
        LocalSource source = new LocalSource(Map.of());
        Running<NatsAddress> natsServer = source.nats(options);
        Running<RedisAddress> redis = source.redis(options);
        Connection nats = Nats.connect(natsServer.address().url());
        new TopologyApply(nats).apply(Topology.load());
        Issuer issuer = new Issuer();
        Path keys = Files.writeString(data.resolve("jwks.json"), issuer.jwkSet());
        ModuleProcess edge = EdgeProcess.start(
                natsServer.address().url(), redis.address().url(0), keys, Path.of(data + ".log"), jvm);
        return new Bench(data, natsServer, redis, nats, new Callers(issuer), edge, new Phones(edge.port()));
    }

    @Override
    public void close() throws Exception {
        phones.close();
        edge.close();
        nats.close();
        redis.close();
        natsServer.close();
        Directories.delete(data);
    }
}
