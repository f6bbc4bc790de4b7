package com.nebengjek.bench.edge;

import com.nebengjek.bench.ModuleProcess;
import com.nebengjek.edge.EdgeModule;
import com.nebengjek.servers.FreePort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An edge in a process of its own. */
final class EdgeProcess {

    /** Sockets live long and cost little: a heap that gives back what it does not need. */
    private static final List<String> PRODUCTION =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20");

    private EdgeProcess() {}

    static ModuleProcess start(String nats, String redis, Path keys, Path log, List<String> jvm) throws Exception {
        int port = FreePort.next();
        List<String> options = new ArrayList<>(PRODUCTION);
        options.addAll(jvm);
        List<String> settings = List.of(
                "--server.port=" + port,
                "--nebengjek.nats.url=" + nats,
                "--spring.data.redis.url=" + redis,
                "--nebengjek.edge.token.jwk-set=" + keys.toUri(),
                "--nebengjek.edge.admission.per-address=20000",
                "--nebengjek.edge.shutdown.jitter=0s",
                "--spring.autoconfigure.exclude=org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration");
        return ModuleProcess.start(EdgeModule.class, port, options, settings, log).awaitReady();
    }
}
