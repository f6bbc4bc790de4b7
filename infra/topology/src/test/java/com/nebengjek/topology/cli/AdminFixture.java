package com.nebengjek.topology.cli;

import com.nebengjek.topology.NatsServer;
import io.nats.client.Connection;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A system that {@code infra/run} started, and the command line beside it. */
abstract class AdminFixture {

    @TempDir
    Path infra;

    Connection connection;
    Terminal terminal = Terminal.NOBODY;
    int status;

    private NatsServer server;

    @BeforeEach
    void startAsInfraRunDoes() throws Exception {
        server = NatsServer.start(Files.createDirectory(infra.resolve("nats")));
        connection = server.connect();
        Files.createDirectory(infra.resolve(".data"));
        Files.writeString(infra.resolve(".data/endpoints.json"), "{\"natsUrl\": \"%s\"}".formatted(server.url()));
    }

    @AfterEach
    void stop() throws Exception {
        connection.close();
        server.close();
    }

    JsonNode json(String words) throws Exception {
        return JsonMapper.shared().readTree(run(words + " --output json"));
    }

    String run(String words) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream nowhere = new PrintStream(ByteArrayOutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        status = new Admin(Map.of(), infra, terminal, print, nowhere).run(words.split(" "));
        return out.toString(StandardCharsets.UTF_8);
    }

    long publish(String subject, Headers headers) throws Exception {
        byte[] data = "{\"of\": \"%s\"}".formatted(subject).getBytes(StandardCharsets.UTF_8);
        return connection
                .jetStream()
                .publish(new NatsMessage(subject, null, headers, data))
                .getSeqno();
    }

    long messages(String stream) throws Exception {
        return connection
                .jetStreamManagement()
                .getStreamInfo(stream)
                .getStreamState()
                .getMsgCount();
    }
}
