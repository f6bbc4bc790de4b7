package com.nebengjek.topology;

import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A server for the tests of a class, without streams before each of them. */
abstract class ServerFixture {

    @TempDir
    private static Path directory;

    private static NatsServer server;
    static Connection connection;

    @BeforeAll
    static void start() throws Exception {
        server = NatsServer.start(directory);
        connection = server.connect();
    }

    @AfterAll
    static void stop() throws Exception {
        connection.close();
        server.close();
    }

    @AfterEach
    void forgetStreams() throws Exception {
        for (String stream : management().getStreamNames()) {
            management().deleteStream(stream);
        }
    }

    static TopologyDiff apply(Topology topology) throws Exception {
        return new TopologyApply(connection).apply(topology);
    }

    static JetStreamManagement management() throws Exception {
        return connection.jetStreamManagement();
    }

    static StreamConfiguration configuration(String stream) throws Exception {
        return management().getStreamInfo(stream).getConfiguration();
    }

    static ConsumerConfiguration consumer(String durable) throws Exception {
        return management().getConsumerInfo("ORDERS", durable).getConsumerConfiguration();
    }

    static long waiting(String durable) throws Exception {
        return management().getConsumerInfo("ORDERS", durable).getNumPending();
    }

    static boolean since210() {
        return connection.getServerInfo().isSameOrNewerThanVersion("2.10.0");
    }

    static void publish(String... subjects) throws Exception {
        for (String subject : subjects) {
            connection.jetStream().publish(subject, "{}".getBytes(StandardCharsets.UTF_8));
        }
    }

    static void acknowledgeNext(String durable) throws Exception {
        var subscription = connection.jetStream().subscribe(null, PullSubscribeOptions.bind("ORDERS", durable));
        Message message = subscription.fetch(1, Duration.ofSeconds(5)).getFirst();
        message.ackSync(Duration.ofSeconds(5));
        subscription.unsubscribe();
    }
}
