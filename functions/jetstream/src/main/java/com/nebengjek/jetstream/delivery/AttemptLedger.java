package com.nebengjek.jetstream.delivery;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.KeyValue;
import io.nats.client.KeyValueOptions;
import io.nats.client.api.KeyValueEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * How often the handling of an event has failed, and how often it died alone, kept in the KV bucket {@code attempts}.
 *
 * <p>The server counts what it handed out, not what was tried; so failures are written here before their retry, and
 * survive the process. Keys are {@code <stream>.<consumer>.<sequence>}; the bucket lets them expire with the stream.
 */
final class AttemptLedger {

    private static final String BUCKET = "attempts";
    private static final Executor VIRTUAL = Executors.newVirtualThreadPerTaskExecutor();

    private final KeyValue bucket;

    AttemptLedger(Connection connection, @Nullable String domain) {
        try {
            this.bucket = connection.keyValue(
                    BUCKET, KeyValueOptions.builder().jsDomain(domain).build());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The key-value bucket '%s', which counts failures, cannot be used (%s): apply the topology, or have JetStreamClient.createRetryStores() make it"
                            .formatted(BUCKET, e.getMessage()),
                    e);
        }
    }

    /**
     * @param failures attempts that ended with a failure
     * @param lone times it was tried alone and the process did not live to say how it went
     */
    record Attempts(int failures, int lone) {

        static final Attempts NONE = new Attempts(0, 0);

        static Attempts parse(@Nullable String value) {
            if (value == null || !value.matches("\\d{1,9} \\d{1,9}")) {
                return NONE;
            }
            String[] counts = value.split(" ");
            return new Attempts(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]));
        }

        @Override
        public String toString() {
            return failures + " " + lone;
        }
    }

    CompletableFuture<Attempts> read(Delivery delivery) {
        return call(() -> {
            KeyValueEntry entry = bucket.get(keyOf(delivery));
            return Attempts.parse(entry == null ? null : entry.getValueAsString());
        });
    }

    CompletableFuture<Long> write(Delivery delivery, Attempts attempts) {
        return call(() -> bucket.put(keyOf(delivery), attempts.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    private static String keyOf(Delivery delivery) {
        ConsumerName consumer = delivery.consumer();
        return consumer.stream() + "." + consumer.durable() + "." + delivery.sequence();
    }

    private interface Call<T> {
        T run() throws IOException, JetStreamApiException;
    }

    private static <T> CompletableFuture<T> call(Call<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        VIRTUAL.execute(() -> {
            try {
                result.complete(call.run());
            } catch (Throwable fault) {
                result.completeExceptionally(fault);
            }
        });
        return result;
    }
}
