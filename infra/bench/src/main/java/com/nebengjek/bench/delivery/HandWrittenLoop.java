package com.nebengjek.bench.delivery;

import com.nebengjek.events.catalogue.EventJson;
import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.ErrorListener;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.FetchConsumer;
import io.nats.client.JetStream;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The yardstick: fetch, publish, await the acks, ack; jnats and Jackson, nothing else.
 *
 * <p>It writes the headers that a function's output has. It checks nothing, retries nothing, keeps no order, and keeps
 * nothing alive that takes long.
 */
final class HandWrittenLoop {

    private HandWrittenLoop() {}

    static void run(String url, int batch) throws Exception {
        try (Connection connection = Nats.connect(quiet(url))) {
            JetStream jetStream = connection.jetStream();
            ConsumerContext consumer = jetStream.getConsumerContext(Stage.IN, Way.LOOP.durable());
            FetchConsumeOptions options =
                    FetchConsumeOptions.builder().maxMessages(batch).expiresIn(1_000).build();
            while (!Thread.currentThread().isInterrupted()) {
                try (FetchConsumer fetch = consumer.fetch(options)) {
                    handle(fetch, jetStream);
                }
            }
        }
    }

    /** Its default listener prints an alarm for each second that the consumer is paused. */
    private static Options quiet(String url) {
        return Options.builder().server(url).errorListener(new ErrorListener() {}).build();
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
        Billed billed = Billed.of(EventJson.mapper().readValue(message.getData(), Metered.class));
        String ride = billed.rideId().toString();
        String cause = message.getHeaders().getFirst("ce-id");
        String id = UUID.nameUUIDFromBytes(cause.getBytes(StandardCharsets.UTF_8)).toString();
        Headers headers = new Headers()
                .put("ce-specversion", "1.0")
                .put("ce-id", id)
                .put("ce-source", "/bench")
                .put("ce-type", "com.nebengjek.bench.billed.v1")
                .put("ce-subject", ride)
                .put("ce-time", Instant.now().toString())
                .put("ce-datacontenttype", "application/json")
                .put("ce-partitionkey", ride)
                .put("ce-correlationid", message.getHeaders().getFirst("ce-correlationid"))
                .put("ce-causationid", cause)
                .put("Nats-Msg-Id", id);
        return jetStream.publishAsync(
                "bench.billed.ride." + ride, headers, EventJson.mapper().writeValueAsBytes(billed));
    }
}
