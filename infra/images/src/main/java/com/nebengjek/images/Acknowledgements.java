package com.nebengjek.images;

import com.nebengjek.topology.ConsumerSpec;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Listens to the acknowledgements of a consumer: asking the server again and again whether there was one would take, of two
 * processors, what is to be measured.
 *
 * @see <a href="https://docs.nats.io/reference/reference-protocols/nats_api_reference">NATS API: {@code $JS.ACK}</a>
 */
public final class Acknowledgements implements AutoCloseable {

    private static final String DONE = "+ACK";
    private static final Duration TO_SUBSCRIBE = Duration.ofSeconds(5);

    private final Subscription subscription;

    private Acknowledgements(Subscription subscription) {
        this.subscription = subscription;
    }

    static Acknowledgements of(Connection connection, ConsumerSpec consumer) {
        Subscription subscription =
                connection.subscribe("$JS.ACK.%s.%s.>".formatted(consumer.stream(), consumer.durable()));
        try {
            connection.flush(TO_SUBSCRIBE);
        } catch (TimeoutException late) {
            throw new UncheckedIOException(new IOException("NATS does not answer within " + TO_SUBSCRIBE, late));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new Acknowledgements(subscription);
    }

    /** Waits for one more message to be acknowledged as done; false when there is none in time. */
    public boolean awaitNext(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < deadline) {
            Message message = subscription.nextMessage(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            if (message != null && new String(message.getData(), StandardCharsets.US_ASCII).startsWith(DONE)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
