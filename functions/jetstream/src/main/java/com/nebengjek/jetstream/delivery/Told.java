package com.nebengjek.jetstream.delivery;

import com.nebengjek.jetstream.connection.NatsConnections;
import io.nats.client.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a stream is to be read, as the stream itself says: what the topology declares for a function is written into the
 * metadata of the streams that it reads, and nowhere else.
 *
 * @param partitions how many consumers an ordered function has here; 0 for a function that has one
 * @param divided whether the stream has appended a partition to its subjects, for whichever function
 * @param rate how fast all processes of the function may go together; null for as fast as they can
 */
public record Told(int partitions, boolean divided, @Nullable Rate rate) {

    static final Told NOTHING = new Told(0, false, null);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String DIVIDED = "*.*.*.*";
    private static final int TOKENS = 4;

    /**
     * @param perSecond events in a second, in the long run
     * @param burst events at once, after a quiet time
     */
    public record Rate(int perSecond, int burst) {}

    /** Asks a stream what it says to a function. Fails with {@link IllegalStateException} when there is no such stream. */
    static CompletableFuture<Told> ask(Connection connection, @Nullable String domain, String stream, String function) {
        String request = NatsConnections.api(domain) + ".STREAM.INFO." + stream;
        return connection
                .requestWithTimeout(request, null, PATIENCE)
                .thenApply(answer -> of(JsonMapper.shared().readTree(answer.getData()), function));
    }

    /** What a stream says to a function in its answer to {@code STREAM.INFO}. */
    public static Told of(JsonNode answer, String function) {
        if (answer.has("error")) {
            throw new IllegalStateException(answer.at("/error/description").asString());
        }
        JsonNode told = answer.at("/config/metadata");
        String name = "nebengjek." + function;
        int perSecond = told.path(name + ".rate").asInt(0);
        return new Told(
                told.path(name + ".partitions").asInt(0),
                DIVIDED.equals(answer.at("/config/subject_transform/src").asString("")),
                perSecond == 0
                        ? null
                        : new Rate(perSecond, told.path(name + ".burst").asInt(perSecond)));
    }

    boolean isOrdered() {
        return partitions > 0;
    }

    /** The durables to pull from. */
    public List<String> durables(ConsumerName consumer) {
        return isOrdered()
                ? IntStream.range(0, partitions)
                        .mapToObj(partition -> consumer.durable() + "-" + partition)
                        .toList()
                : List.of(consumer.durable());
    }

    /** The subject on which an event was published, of the one under which it is stored. */
    String published(String stored) {
        if (!divided) {
            return stored;
        }
        int last = stored.lastIndexOf('.');
        return stored.chars().filter(c -> c == '.').count() == TOKENS ? stored.substring(0, last) : stored;
    }
}
