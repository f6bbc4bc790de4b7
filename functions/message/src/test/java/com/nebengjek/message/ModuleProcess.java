package com.nebengjek.message;

import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.ChildJvm;
import com.nebengjek.testkit.TestServers;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Functions of messages in a process of their own, that can be killed. */
public final class ModuleProcess {

    private ModuleProcess() {}

    /**
     * @param role as which they see the database
     * @param functions by their bean names, with semicolons between them
     */
    public static Process start(TestServers servers, String role, String functions, String... settings)
            throws IOException {
        return ChildJvm.running(MessageModule.class, arguments(servers, role, functions, settings))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Those of the module. */
    public static List<String> arguments(TestServers servers, String role, String functions, String... settings) {
        PostgresDatabase database = servers.database().as(role);
        return Stream.concat(
                        Stream.of(
                                "--spring.cloud.function.definition=" + functions,
                                "--spring.r2dbc.url=" + database.r2dbcUrl(),
                                "--spring.r2dbc.username=" + database.user(),
                                "--spring.r2dbc.password=" + database.password(),
                                "--spring.data.redis.url=" + servers.redis().url(),
                                "--nebengjek.nats.url=" + servers.nats().url(),
                                "--nebengjek.nats.connect-timeout=60s",
                                "--nebengjek.message.allow-private-addresses=127.0.0.0/8",
                                "--spring.main.banner-mode=off",
                                "--logging.level.root=error",
                                "--logging.level.nebengjek.audit=off"),
                        Stream.of(settings))
                .toList();
    }
}
