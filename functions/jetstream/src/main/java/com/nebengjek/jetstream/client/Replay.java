package com.nebengjek.jetstream.client;

import io.nats.client.Connection;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.JetStreamOptions;
import io.nats.client.Message;
import io.nats.client.StreamContext;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.OrderedConsumerConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a stream has kept, once more and in order, up to what is its end when the replay begins.
 *
 * <p>Nothing is acknowledged and no durable consumer is touched. A lost connection is made good by the ordered consumer
 * itself.
 */
public final class Replay {

    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Connection connection;
    private final JetStreamOptions options;
    private final String stream;
    private final @Nullable Long fromSequence;
    private final @Nullable Instant fromTime;
    private final String filter;

    private Replay(
            Connection connection,
            JetStreamOptions options,
            String stream,
            @Nullable Long fromSequence,
            @Nullable Instant fromTime,
            String filter) {
        this.connection = connection;
        this.options = options;
        this.stream = stream;
        this.fromSequence = fromSequence;
        this.fromTime = fromTime;
        this.filter = filter;
    }

    static Replay of(Connection connection, JetStreamOptions options, String stream) {
        return new Replay(connection, options, stream, null, null, ">");
    }

    public Replay fromSequence(long sequence) {
        return new Replay(connection, options, stream, sequence, null, filter);
    }

    public Replay fromTime(Instant time) {
        return new Replay(connection, options, stream, null, time, filter);
    }

    public Replay filter(String subject) {
        return new Replay(connection, options, stream, fromSequence, fromTime, subject);
    }

    /**
     * Hands each message to the reader and returns how many there were.
     *
     * @throws IOException when the stream falls silent before its end is reached
     */
    @SuppressWarnings("try") // an interrupt while closing is the caller's to hear of, like any other
    public long forEach(Consumer<Received> reader) throws IOException, JetStreamApiException, InterruptedException {
        StreamContext context = connection.getStreamContext(stream, options);
        try (IterableConsumer messages = context.createOrderedConsumer(where()).iterate()) {
            return read(messages, reader);
        } catch (JetStreamStatusCheckedException refused) {
            throw new IOException("%s cannot be read: %s".formatted(stream, refused.getMessage()), refused);
        } catch (IOException | JetStreamApiException | InterruptedException | RuntimeException fault) {
            throw fault;
        } catch (Exception notClosed) {
            throw new IOException("The replay could not be closed", notClosed);
        }
    }

    /** Counts down from what was there at the beginning; what expires meanwhile is not waited for. */
    private long read(IterableConsumer messages, Consumer<Received> reader)
            throws IOException, JetStreamApiException, InterruptedException, JetStreamStatusCheckedException {
        long count = 0;
        long left = messages.getConsumerInfo().getCalculatedPending();
        while (left > 0) {
            Message next = messages.nextMessage(SILENCE);
            if (next == null) {
                throw new IOException("%s fell silent with %d messages to come".formatted(stream, left));
            }
            reader.accept(new Received(next));
            count++;
            left = Math.min(left - 1, next.metaData().pendingCount());
        }
        return count;
    }

    private OrderedConsumerConfiguration where() {
        OrderedConsumerConfiguration where = new OrderedConsumerConfiguration().filterSubject(filter);
        if (fromSequence != null) {
            return where.deliverPolicy(DeliverPolicy.ByStartSequence).startSequence(fromSequence);
        }
        if (fromTime != null) {
            return where.deliverPolicy(DeliverPolicy.ByStartTime).startTime(fromTime.atZone(ZoneOffset.UTC));
        }
        return where.deliverPolicy(DeliverPolicy.All);
    }
}
