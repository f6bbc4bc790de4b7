package com.nebengjek.api.message;

import com.nebengjek.api.message.MessageView.Attempt;
import com.nebengjek.api.message.MessageView.Copy;
import com.nebengjek.api.message.MessageView.Detailed;
import com.nebengjek.events.MessageChannel;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Table {@code message.message}, as it is read. */
final class Messages {

    private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};
    private static final String SELECT = """
            SELECT message_id, channel, recipient, CASE WHEN NOT confidential THEN content END AS content, state, reason, held,
                event_type, endpoint_id, copy_of, priority, not_before, expires_at, collapse_key, order_key, retry_profile,
                CAST(metadata AS text) AS metadata, attempts, created_at,
                CASE WHEN state IN ('PENDING', 'QUEUED', 'SENDING', 'RETRY') THEN due_at END AS due_at,
                sent_at, skipped_at, sequence
            FROM message.message WHERE\s""";

    /** A message and its place among all. */
    record Placed(long sequence, MessageView message) {

        MessagePosition position() {
            return new MessagePosition(sequence, message.id());
        }
    }

    private final DatabaseClient database;
    private final JsonMapper json;

    Messages(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The newest that were written down before a position, newest first. */
    Flux<Placed> page(MessageFilter filter, MessagePosition before, int limit) {
        return database.sql(SELECT + filter.where("(sequence, message_id) < (:sequence, :id)")
                        + " ORDER BY sequence DESC, message_id DESC LIMIT :limit")
                .bindValues(filter.parameters())
                .bind("sequence", before.sequence())
                .bind("id", before.id())
                .bind("limit", limit)
                .map(row -> new Placed(value(row, "sequence", Long.class), read(row)))
                .all();
    }

    Mono<MessageView> find(UUID message) {
        return database.sql(SELECT + "message_id = :id").bind("id", message).map(this::read).one();
    }

    Mono<Detailed> detailed(UUID message) {
        return find(message)
                .flatMap(found -> Mono.zip(attempts(message).collectList(), copies(message).collectList())
                        .map(more -> new Detailed(found, more.getT1(), more.getT2())));
    }

    private Flux<Attempt> attempts(UUID message) {
        return database.sql("""
                        SELECT attempt, endpoint_id, started_at, duration_ms, status, outcome, error, response
                        FROM message.attempt WHERE message_id = :id ORDER BY attempt""")
                .bind("id", message)
                .map(row -> new Attempt(
                        value(row, "attempt", Integer.class),
                        value(row, "endpoint_id", UUID.class),
                        value(row, "started_at", Instant.class),
                        value(row, "duration_ms", Integer.class),
                        row.get("status", Integer.class),
                        value(row, "outcome", String.class),
                        row.get("error", String.class),
                        row.get("response", String.class)))
                .all();
    }

    private Flux<Copy> copies(UUID message) {
        return database.sql("SELECT message_id, state, endpoint_id FROM message.message WHERE copy_of = :id ORDER BY sequence")
                .bind("id", message)
                .map(row -> new Copy(
                        value(row, "message_id", UUID.class),
                        MessageState.valueOf(value(row, "state", String.class)),
                        row.get("endpoint_id", UUID.class)))
                .all();
    }

    private MessageView read(Readable row) {
        return new MessageView(
                value(row, "message_id", UUID.class),
                MessageChannel.valueOf(value(row, "channel", String.class)),
                value(row, "recipient", String.class),
                row.get("content", String.class),
                MessageState.valueOf(value(row, "state", String.class)),
                row.get("reason", String.class),
                row.get("held", String.class),
                row.get("event_type", String.class),
                row.get("endpoint_id", UUID.class),
                row.get("copy_of", UUID.class),
                value(row, "priority", Integer.class),
                row.get("not_before", Instant.class),
                row.get("expires_at", Instant.class),
                row.get("collapse_key", String.class),
                row.get("order_key", String.class),
                row.get("retry_profile", String.class),
                json.readValue(value(row, "metadata", String.class), METADATA),
                value(row, "attempts", Integer.class),
                value(row, "created_at", Instant.class),
                row.get("due_at", Instant.class),
                row.get("sent_at", Instant.class),
                row.get("skipped_at", Instant.class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
