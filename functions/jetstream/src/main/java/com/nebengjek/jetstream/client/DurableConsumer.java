package com.nebengjek.jetstream.client;

import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.client.HandlerThreads.Item;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.delivery.ConsumerName;
import com.nebengjek.jetstream.delivery.Deliveries;
import com.nebengjek.jetstream.delivery.Delivery;
import com.nebengjek.jetstream.delivery.Handling;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.FetchConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** A durable consumer: handled continuously, or batch by batch when it suits the caller. */
public final class DurableConsumer {

    private final ConsumerContext context;
    private final ConsumerName name;
    private final Function<ConsumeSettings, Deliveries> deliveries;

    DurableConsumer(ConsumerContext context, ConsumerName name, Function<ConsumeSettings, Deliveries> deliveries) {
        this.context = context;
        this.name = name;
        this.deliveries = deliveries;
    }

    /** As {@link #consume(Handler, ConsumeSettings)}, with the settings that functions have by default. */
    public Consuming consume(Handler<Received> handler) {
        return consume(handler, ConsumeSettings.DEFAULTS);
    }

    /**
     * Begins to handle messages as they come: those of one {@code partitionkey}, or without one those of one subject,
     * one after the other, all others side by side. Goes on over lost connections until {@link Consuming#stop()}.
     */
    public Consuming consume(Handler<Received> handler, ConsumeSettings settings) {
        HandlerThreads threads = new HandlerThreads(settings.timeout());
        Deliveries consuming = deliveries.apply(settings);
        consuming.consume(
                handling(
                        Optional.empty(),
                        items -> threads.handle(handler, items.getFirst().received(), items)),
                List.of(name),
                settings.delivery());
        return () -> consuming.drain(settings.drain());
    }

    /** As {@link #processBatch(int, Duration, Handler, ConsumeSettings)}, with the settings of functions. */
    public int processBatch(int most, Duration wait, Handler<List<Received>> handler)
            throws IOException, JetStreamApiException, InterruptedException {
        return processBatch(most, wait, handler, ConsumeSettings.DEFAULTS);
    }

    /**
     * Handles up to so many messages, waiting for them at most this long; returns how many there were.
     *
     * <p>Returns when all of them have ended: acknowledged, or dead letters. When the handler throws, it gets the
     * halves of the batch one after the other, until the guilty message is alone and tried again by itself. The handler
     * is not called for nothing.
     */
    public int processBatch(int most, Duration wait, Handler<List<Received>> handler, ConsumeSettings settings)
            throws IOException, JetStreamApiException, InterruptedException {
        HandlerThreads threads = new HandlerThreads(settings.timeout());
        Handling<Item> handling = handling(
                Optional.of(most),
                items -> threads.handle(handler, items.stream().map(Item::received).toList(), items));
        Deliveries handled = deliveries.apply(settings);
        try {
            List<Message> batch = fetch(most, wait);
            handled.handle(handling, name, batch, settings.delivery()).get();
            return batch.size();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("A delivery ended with a failure", impossible);
        } finally {
            handled.drain(settings.drain());
        }
    }

    private Handling<Item> handling(
            Optional<Integer> maxBatch, Function<List<Item>, CompletableFuture<Void>> handler) {
        return new Handling<>(name.durable(), maxBatch, DurableConsumer::item, handler);
    }

    private static Optional<Item> item(Delivery delivery) {
        Received received = new Received(delivery.message());
        received.header(EventHeaders.MALFORMED).ifPresent(reason -> {
            throw new InvalidData(EventHeaders.MALFORMED, reason);
        });
        String key = received.header(EventHeaders.PARTITION_KEY).orElseGet(delivery::subject);
        return Optional.of(new Item(delivery, received, key));
    }

    @SuppressWarnings("try") // an interrupt while closing is the caller's to hear of, like any other
    private List<Message> fetch(int most, Duration wait)
            throws IOException, JetStreamApiException, InterruptedException {
        List<Message> batch = new ArrayList<>(most);
        FetchConsumeOptions options = FetchConsumeOptions.builder()
                .maxMessages(most)
                .expiresIn(wait.toMillis())
                .build();
        try (FetchConsumer fetched = context.fetch(options)) {
            for (Message next = fetched.nextMessage(); next != null; next = fetched.nextMessage()) {
                batch.add(next);
            }
            return batch;
        } catch (JetStreamStatusCheckedException refused) {
            throw new IOException("The consumer cannot be read: " + refused.getMessage(), refused);
        } catch (IOException | JetStreamApiException | InterruptedException | RuntimeException fault) {
            throw fault;
        } catch (Exception notClosed) {
            throw new IOException("The fetch could not be closed", notClosed);
        }
    }

    /** Whether somebody is waiting for messages of it just now. */
    public boolean isActive() throws IOException, JetStreamApiException {
        return info().getNumWaiting() > 0;
    }

    /** Messages that were not handed out yet. */
    public long pending() throws IOException, JetStreamApiException {
        return info().getNumPending();
    }

    /** Messages that were handed out and not acknowledged yet. */
    public long ackPending() throws IOException, JetStreamApiException {
        return info().getNumAckPending();
    }

    public ConsumerInfo info() throws IOException, JetStreamApiException {
        return context.getConsumerInfo();
    }
}
