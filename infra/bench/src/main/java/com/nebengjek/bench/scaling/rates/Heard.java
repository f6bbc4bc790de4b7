package com.nebengjek.bench.scaling.rates;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events that functions publish, as they come by. */
final class Heard implements AutoCloseable {

    private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();
    private final Connection nats;
    private final Dispatcher ear;

    Heard(Connection nats, String subject) throws Exception {
        this.nats = nats;
        ear = nats.createDispatcher(message -> events.add(JsonMapper.shared().readTree(message.getData())));
        ear.setPendingLimits(-1, -1);
        ear.subscribe(subject);
        nats.flush(Duration.ofSeconds(10));
    }

    /** All of them so far, once what is under way has come. */
    List<JsonNode> all() throws Exception {
        nats.flush(Duration.ofSeconds(10));
        while (ear.getPendingMessageCount() > 0) {
            Thread.sleep(10);
        }
        return List.copyOf(events);
    }

    static UUID id(JsonNode event, String field) {
        return UUID.fromString(event.path(field).asString());
    }

    @Override
    public void close() {
        nats.closeDispatcher(ear);
    }
}
