package com.nebengjek.api.message;

import com.nebengjek.api.message.Status.Dependencies;
import com.nebengjek.api.message.Status.FailingEndpoint;
import com.nebengjek.api.message.Status.LastMinute;
import io.nats.client.Connection;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** How the message system does, by what the database says; not asked more often than once a second. */
final class StatusQueries {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private record WorkerRow(boolean running, Instant changedAt, @Nullable String changedBy) {}

    private record Queue(long due, @Nullable Instant oldest, long unroutable, long crowded) {}

    private final DatabaseClient database;
    private final ReactiveStringRedisTemplate redis;
    private final Connection nats;
    private final Clock clock;
    private final Mono<Status> status;

    StatusQueries(DatabaseClient database, ReactiveStringRedisTemplate redis, Connection nats, Clock clock) {
        this.database = database;
        this.redis = redis;
        this.nats = nats;
        this.clock = clock;
        this.status = Mono.defer(this::ask).cacheInvalidateWhen(answer -> Mono.delay(FRESH).then());
    }

    Mono<Status> status() {
        return status;
    }

    private Mono<Status> ask() {
        Instant now = clock.instant();
        return Mono.zip(worker(), states(), queue(now), lastMinute(now), failing(now), dependencies())
                .map(parts -> new Status(
                        parts.getT1().running(),
                        parts.getT1().changedAt(),
                        parts.getT1().changedBy(),
                        parts.getT2(),
                        parts.getT3().due(),
                        parts.getT3().oldest(),
                        lag(parts.getT3().oldest(), now),
                        parts.getT3().unroutable(),
                        parts.getT3().crowded(),
                        parts.getT4(),
                        parts.getT5(),
                        parts.getT6()));
    }

    private static double lag(@Nullable Instant oldest, Instant now) {
        return oldest == null ? 0 : Duration.between(oldest, now).toMillis() / 1000.0;
    }

    private Mono<WorkerRow> worker() {
        return database.sql("SELECT running, changed_at, changed_by FROM message.worker")
                .map(row -> new WorkerRow(
                        value(row, "running", Boolean.class),
                        value(row, "changed_at", Instant.class),
                        row.get("changed_by", String.class)))
                .one();
    }

    private Mono<Map<String, Object>> states() {
        return database.sql("SELECT state, count(*) AS n FROM message.message GROUP BY state")
                .map(row -> Map.entry(value(row, "state", String.class), (Object) value(row, "n", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, StatusQueries::none);
    }

    private static Map<String, Object> none() {
        Map<String, Object> none = new TreeMap<>();
        for (MessageState state : MessageState.values()) {
            none.put(state.name(), 0L);
        }
        return none;
    }

    /** What is held is not late: it waits for somebody. */
    private Mono<Queue> queue(Instant now) {
        return database.sql("""
                        SELECT count(*) FILTER (WHERE due_at <= :now AND held IS NULL) AS due,
                            min(due_at) FILTER (WHERE due_at <= :now AND held IS NULL) AS oldest,
                            count(*) FILTER (WHERE held = 'NO_ENDPOINT') AS unroutable,
                            count(*) FILTER (WHERE held = 'CROWDED') AS crowded
                        FROM message.message WHERE state IN ('PENDING', 'RETRY')""")
                .bind("now", now)
                .map(row -> new Queue(
                        value(row, "due", Long.class),
                        row.get("oldest", Instant.class),
                        value(row, "unroutable", Long.class),
                        value(row, "crowded", Long.class)))
                .one();
    }

    private Mono<LastMinute> lastMinute(Instant now) {
        return database.sql("""
                        SELECT count(*) AS sent,
                            coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY millis), 0) AS p50,
                            coalesce(percentile_cont(0.99) WITHIN GROUP (ORDER BY millis), 0) AS p99
                        FROM (
                            SELECT 1000 * extract(epoch FROM sent_at - GREATEST(created_at, not_before)) AS millis
                            FROM message.message WHERE state = 'SENT' AND updated_at > :since AND sent_at > :since) AS done""")
                .bind("since", now.minus(WINDOW))
                .map(row -> new LastMinute(
                        value(row, "sent", Long.class),
                        rounded(value(row, "sent", Long.class) / (double) WINDOW.toSeconds()),
                        rounded(value(row, "p50", Double.class)),
                        rounded(value(row, "p99", Double.class))))
                .one();
    }

    private static double rounded(double figure) {
        return Math.round(figure * 10) / 10.0;
    }

    private Mono<List<FailingEndpoint>> failing(Instant now) {
        return database.sql("""
                        SELECT endpoint_id, name, enabled, paused, disabled_reason, coalesce(failures, 0) AS failures,
                            failing_since, CASE WHEN open_until > :now THEN open_until END AS open_until
                        FROM message.endpoint LEFT JOIN message.endpoint_health USING (endpoint_id)
                        WHERE failing_since IS NOT NULL OR paused OR NOT enabled
                        ORDER BY failures DESC, name LIMIT 100""")
                .bind("now", now)
                .map(row -> new FailingEndpoint(
                        value(row, "endpoint_id", UUID.class),
                        value(row, "name", String.class),
                        value(row, "enabled", Boolean.class),
                        value(row, "paused", Boolean.class),
                        row.get("disabled_reason", String.class),
                        value(row, "failures", Integer.class),
                        row.get("failing_since", Instant.class),
                        row.get("open_until", Instant.class)))
                .all()
                .collectList();
    }

    /** Whoever can ask reaches Postgres: keys are there. */
    private Mono<Dependencies> dependencies() {
        String server = word(nats.getStatus() == Connection.Status.CONNECTED);
        return redis.hasKey("message")
                .timeout(PATIENCE)
                .map(answer -> true)
                .onErrorReturn(false)
                .map(up -> new Dependencies(word(true), server, word(up)));
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
