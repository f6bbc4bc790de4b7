package com.nebengjek.api.message;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What people do to messages that are written down already. Each is one statement, and changes nothing that is otherwise by then. */
final class Interventions {

    private static final int MOST_BLOCKED = 1_000;

    /**
     * A dead message that holds back those which follow it in its order.
     *
     * @param waiting how many do
     */
    record Blocked(String orderKey, @Nullable UUID endpoint, UUID message, @Nullable String reason, Instant since, long waiting) {}

    private final DatabaseClient database;
    private final Clock clock;

    Interventions(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Ends a message, and its copies, while they are not being sent; how many rows that was. */
    Mono<Long> cancel(UUID message, String by) {
        return database.sql("""
                        UPDATE message.message SET state = 'CANCELLED', reason = :reason, updated_at = :now
                        WHERE (message_id = :id OR copy_of = :id) AND state IN ('PENDING', 'QUEUED', 'RETRY')""")
                .bind("reason", "cancelled by " + by)
                .bind("now", clock.instant())
                .bind("id", message)
                .fetch()
                .rowsUpdated();
    }

    /** Sends a dead message again, with all its retries; whether it was dead. */
    Mono<Boolean> replay(UUID message) {
        return told(replayed("message_id = :id").bind("id", message)).map(rows -> rows == 1);
    }

    /** Sends all dead messages again that the filter is about; how many. */
    Mono<Long> replay(MessageFilter filter) {
        return told(replayed(filter.where("true")).bindValues(filter.parameters()));
    }

    private DatabaseClient.GenericExecuteSpec replayed(String which) {
        return database.sql("""
                UPDATE message.message
                SET state = 'PENDING', retries_from = attempts, reason = NULL, skipped_at = NULL, due_at = :now, updated_at = :now
                WHERE state = 'DEAD' AND\s""" + which)
                .bind("now", clock.instant());
    }

    /** The relays look at once. */
    private Mono<Long> told(DatabaseClient.GenericExecuteSpec update) {
        return update.fetch()
                .rowsUpdated()
                .flatMap(rows -> database.sql("SELECT pg_notify('message_due', '')").then().thenReturn(rows));
    }

    /** How many dead messages the filter is about. */
    Mono<Long> countDead(MessageFilter filter) {
        return database.sql("SELECT count(*) AS n FROM message.message WHERE " + filter.where("state = 'DEAD'"))
                .bindValues(filter.parameters())
                .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
                .one();
    }

    /** Lets those that follow a dead message in its order go without it; whether any waited for it. */
    Mono<Boolean> skip(UUID message) {
        return database.sql("""
                        UPDATE message.message SET skipped_at = :now, updated_at = :now
                        WHERE message_id = :id AND state = 'DEAD' AND order_key IS NOT NULL AND skipped_at IS NULL""")
                .bind("now", clock.instant())
                .bind("id", message)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** The orders that stand still, the oldest first; at most 1,000. */
    Flux<Blocked> blocked() {
        return database.sql("""
                        SELECT dead.order_key, dead.endpoint_id, dead.message_id, dead.reason, dead.updated_at,
                            (SELECT count(*) FROM message.message next
                             WHERE next.order_key = dead.order_key AND next.sequence > dead.sequence
                                 AND (next.endpoint_id = dead.endpoint_id OR next.endpoint_id IS NULL)
                                 AND next.state IN ('PENDING', 'QUEUED', 'RETRY')) AS waiting
                        FROM message.message dead
                        WHERE dead.state = 'DEAD' AND dead.order_key IS NOT NULL AND dead.skipped_at IS NULL
                        ORDER BY dead.sequence LIMIT :most""")
                .bind("most", MOST_BLOCKED)
                .map(Interventions::read)
                .all();
    }

    private static Blocked read(Readable row) {
        return new Blocked(
                Objects.requireNonNull(row.get("order_key", String.class)),
                row.get("endpoint_id", UUID.class),
                Objects.requireNonNull(row.get("message_id", UUID.class)),
                row.get("reason", String.class),
                Objects.requireNonNull(row.get("updated_at", Instant.class)),
                Objects.requireNonNull(row.get("waiting", Long.class)));
    }
}
