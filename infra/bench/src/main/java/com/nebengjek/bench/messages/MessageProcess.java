package com.nebengjek.bench.messages;

import com.nebengjek.bench.ModuleProcess;
import com.nebengjek.database.Database;
import com.nebengjek.message.MessageModule;
import com.nebengjek.servers.FreePort;
import com.nebengjek.servers.RunningServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that runs functions of messages. */
final class MessageProcess {

    private MessageProcess() {}

    /**
     * @param functions by their bean names, with semicolons between them
     * @param more settings, as on a command line
     * @param log what the process says is added there
     */
    static ModuleProcess start(
            RunningServers servers, String functions, List<String> jvm, List<String> more, Path log)
            throws IOException {
        int port = FreePort.next();
        List<String> settings = new ArrayList<>(List.of(
                "--spring.cloud.function.definition=" + functions,
                "--nebengjek.probe.port=" + port,
                "--nebengjek.nats.url=" + servers.nats().address().url(),
                "--spring.data.redis.url=" + servers.redis().address().url(0),
                "--spring.r2dbc.url=" + servers.postgres().address().jdbcUrl().replaceFirst("^jdbc:", "r2dbc:"),
                "--spring.r2dbc.password=" + Database.LOCAL_ROLE_PASSWORD,
                "--nebengjek.message.allow-private-addresses=true"));
        settings.addAll(more);
        return ModuleProcess.start(MessageModule.class, port, jvm, settings, log);
    }
}
