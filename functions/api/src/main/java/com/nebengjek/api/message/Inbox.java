package com.nebengjek.api.message;

import com.nebengjek.api.problem.Problem;
import com.nebengjek.events.MessageTemplate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Takes messages: what is accepted is a row, and delivered. */
final class Inbox {

    private final DatabaseClient database;
    private final Templates templates;
    private final RetryProfiles profiles;
    private final JsonMapper json;
    private final IdGenerator ids;
    private final Clock clock;

    /** A message that is written down. */
    record Accepted(UUID id, MessageState state, Instant createdAt) {}

    /** As it is stored. */
    private record Row(
            UUID messageId,
            String channel,
            String recipient,
            String content,
            @Nullable String eventType,
            int priority,
            @Nullable Instant notBefore,
            @Nullable Instant expiresAt,
            @Nullable String collapseKey,
            @Nullable String orderKey,
            Map<String, Object> metadata,
            @Nullable String retryProfile,
            Instant createdAt) {}

    Inbox(
            DatabaseClient database,
            Templates templates,
            RetryProfiles profiles,
            JsonMapper json,
            IdGenerator ids,
            Clock clock) {
        this.database = database;
        this.templates = templates;
        this.profiles = profiles;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem naming the field at fault */
    Mono<Accepted> accept(MessageWanted message) {
        message.check(clock.instant(), profiles);
        return templates.texts(templatesOf(List.of(message)))
                .map(texts -> row(message, texts))
                .flatMap(row -> insert(List.of(row)))
                .map(List::getFirst);
    }

    /**
     * Takes all of them, or none.
     *
     * @throws Problem naming the fields at fault of all that cannot be taken, as in {@code messages[2].to}
     */
    Mono<List<Accepted>> acceptAll(List<MessageWanted> messages) {
        Instant now = clock.instant();
        each(messages, message -> {
            message.check(now, profiles);
            return message;
        });
        return templates.texts(templatesOf(messages))
                .map(texts -> each(messages, message -> row(message, texts)))
                .flatMap(this::insert);
    }

    private static <T> List<T> each(List<MessageWanted> messages, Function<MessageWanted, T> work) {
        List<Problem> problems = new ArrayList<>();
        List<T> done = IntStream.range(0, messages.size())
                .mapToObj(i -> attempt(i, () -> work.apply(messages.get(i)), problems))
                .filter(Objects::nonNull)
                .toList();
        if (!problems.isEmpty()) {
            throw Problem.all(problems);
        }
        return done;
    }

    private static <T> @Nullable T attempt(int number, Supplier<T> work, List<Problem> problems) {
        try {
            return work.get();
        } catch (Problem problem) {
            problems.add(problem.in("messages[" + number + "]"));
            return null;
        }
    }

    private static Set<String> templatesOf(List<MessageWanted> messages) {
        return messages.stream().map(MessageWanted::template).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private Row row(MessageWanted message, Map<String, MessageTemplate> texts) {
        return new Row(
                ids.generateId(),
                Objects.requireNonNull(message.channel()).name(),
                Objects.requireNonNull(message.to()),
                Rendering.contentOf(message, texts),
                message.eventType(),
                Objects.requireNonNullElse(message.priority(), MessageWanted.USUAL_PRIORITY),
                message.notBefore(),
                message.expiresAt(),
                message.collapseKey(),
                message.orderKey(),
                Objects.requireNonNullElse(message.metadata(), Map.of()),
                message.retryProfile(),
                clock.instant());
    }

    private Mono<List<Accepted>> insert(List<Row> rows) {
        return database.sql("""
                        INSERT INTO message.message (message_id, channel, recipient, content, event_type, priority, not_before,
                            expires_at, collapse_key, order_key, metadata, retry_profile, created_at)
                        SELECT message_id, channel, recipient, content, event_type, priority, not_before,
                            expires_at, collapse_key, order_key, metadata, retry_profile, created_at
                        FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS wanted (message_id uuid, channel text,
                            recipient text, content text, event_type text, priority smallint, not_before timestamptz,
                            expires_at timestamptz, collapse_key text, order_key text, metadata jsonb, retry_profile text,
                            created_at timestamptz)""")
                .bind("rows", json.writeValueAsString(rows))
                .then()
                .thenReturn(rows.stream()
                        .map(row -> new Accepted(row.messageId(), MessageState.PENDING, row.createdAt()))
                        .toList());
    }
}
