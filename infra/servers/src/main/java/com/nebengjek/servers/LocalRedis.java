package com.nebengjek.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Redis out of a Maven artifact, as a process of this machine. */
final class LocalRedis {

    static final int DATABASES = 256;

    private LocalRedis() {}

    static Running<RedisAddress> started(ServerOptions options) {
        Path data = Directories.create(options.data().resolve("redis"));
        int port = FreePort.next();
        List<String> command = List.of(
                program().toString(),
                "--bind", "127.0.0.1",
                "--port", "" + port,
                "--dir", data.toString(),
                "--databases", "" + DATABASES,
                "--save", "",
                "--appendonly", options.durable() ? "yes" : "no");
        Path log = options.data().resolve("redis.log");
        Server server = LocalServer.started("Redis", command, log, Probe.redis("127.0.0.1", port));
        return new Running<>(new RedisAddress("redis://127.0.0.1:" + port, DATABASES), server, "Maven binaries");
    }

    private static Path program() {
        String name = "redis-server-7.0.15-" + Machine.THIS.dashed();
        return Cache.directory(name, directory -> unpack(name, directory.resolve("redis-server")))
                .resolve("redis-server");
    }

    private static void unpack(String resource, Path program) throws IOException {
        try (InputStream content = LocalRedis.class.getResourceAsStream("/" + resource)) {
            if (content == null) {
                throw new ServersUnavailable(
                        resource + " is not on the class path: has the version of embedded-redis changed?");
            }
            Files.copy(content, program);
            program.toFile().setExecutable(true, false);
        }
    }
}
