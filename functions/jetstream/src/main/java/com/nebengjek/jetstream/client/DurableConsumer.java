package com.nebengjek.jetstream.client;

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
import java.util.function.Consumer;

/** A durable consumer, read batch by batch when it suits the caller. */
public final class DurableConsumer {

    private final ConsumerContext context;

    DurableConsumer(ConsumerContext context) {
        this.context = context;
    }

    /**
     * Handles up to so many messages, waiting for them at most this long; returns how many there were.
     *
     * <p>When the handler returns, all of them are acknowledged. When it throws, none is, the caller gets the
     * exception, and the server hands them out again after the consumer's ack wait. The handler is not called for
     * nothing. It has to be done within the ack wait.
     */
    public int processBatch(int most, Duration wait, Consumer<List<Received>> handler)
            throws IOException, JetStreamApiException, InterruptedException {
        List<Received> batch = fetch(most, wait);
        if (!batch.isEmpty()) {
            handler.accept(batch);
            batch.forEach(received -> received.message().ack());
        }
        return batch.size();
    }

    @SuppressWarnings("try") // an interrupt while closing is the caller's to hear of, like any other
    private List<Received> fetch(int most, Duration wait)
            throws IOException, JetStreamApiException, InterruptedException {
        List<Received> batch = new ArrayList<>(most);
        FetchConsumeOptions options = FetchConsumeOptions.builder()
                .maxMessages(most)
                .expiresIn(wait.toMillis())
                .build();
        try (FetchConsumer fetched = context.fetch(options)) {
            for (Message next = fetched.nextMessage(); next != null; next = fetched.nextMessage()) {
                batch.add(new Received(next));
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
