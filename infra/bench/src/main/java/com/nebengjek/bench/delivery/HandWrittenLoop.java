package com.nebengjek.bench.delivery;

import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.FetchConsumer;
import io.nats.client.JetStream;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The yardstick: fetch, publish, await the acks, ack; jnats and Jackson, nothing else. */
final class HandWrittenLoop {

    private static final EventType<Billed> BILLED = EventType.of(Billed.class);

    private HandWrittenLoop() {}

    static void run(String url, int batch) throws Exception {
        try (Connection connection = Nats.connect(url)) {
            JetStream jetStream = connection.jetStream();
            ConsumerContext consumer = jetStream.getConsumerContext(DeliveryBenchmark.IN, DeliveryBenchmark.DURABLE);
            FetchConsumeOptions options =
                    FetchConsumeOptions.builder().maxMessages(batch).expiresIn(1_000).build();
            while (!Thread.currentThread().isInterrupted()) {
                try (FetchConsumer fetch = consumer.fetch(options)) {
                    handle(fetch, jetStream);
                }
            }
        }
    }

    private static void handle(FetchConsumer fetch, JetStream jetStream)
            throws InterruptedException, JetStreamStatusCheckedException {
        List<Message> messages = new ArrayList<>();
        List<CompletableFuture<PublishAck>> acks = new ArrayList<>();
        for (Message message = fetch.nextMessage(); message != null; message = fetch.nextMessage()) {
            messages.add(message);
            acks.add(publish(jetStream, message));
        }
        acks.forEach(CompletableFuture::join);
        messages.forEach(Message::ack);
    }

    private static CompletableFuture<PublishAck> publish(JetStream jetStream, Message message) {
        Metered metered = EventJson.mapper().readValue(message.getData(), Metered.class);
        Billed billed = Billed.of(metered);
        String id = UUID.nameUUIDFromBytes(message.getHeaders().getFirst("ce-id").getBytes(StandardCharsets.UTF_8))
                .toString();
        Headers headers = new Headers()
                .put("ce-specversion", "1.0")
                .put("ce-id", id)
                .put("ce-source", "/bench")
                .put("ce-type", BILLED.type())
                .put("Nats-Msg-Id", id);
        return jetStream.publishAsync(
                BILLED.subjectOf(billed), headers, EventJson.mapper().writeValueAsBytes(billed));
    }
}
