package com.nebengjek.message.deliver;

import com.nebengjek.events.MessageChannel;
import com.nebengjek.events.MessageSend;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.message.deliver.Taken.Verdict;
import com.nebengjek.message.endpoint.Endpoint;
import com.nebengjek.message.endpoint.Endpoint.Disabling;
import com.nebengjek.message.endpoint.EndpointClient;
import com.nebengjek.message.endpoint.EndpointHealth;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Tables {@code message.message} and {@code message.attempt}, a batch a statement.
 *
 * <p>Rows of a batch are locked in the order of their ids, as the relay does: no two statements wait for each other, which
 * Postgres would end after a second only.
 *
 * <p>They are found by their ids and by nothing else. A condition on their state the planner might answer from an
 * index of all that wait, and compare each of those with each of the batch; what is in a {@code CASE} it leaves alone.
 */
final class Messages {

    /** How long after its request a message may take to be recorded before its sender counts as dead. */
    private static final Duration MARGIN = EndpointClient.PATIENCE.plusSeconds(5);

    private static final Duration DISABLED = Duration.ofMinutes(1);
    /** What is too much for an endpoint comes back within that; then it is seen whether less was still too much. */
    private static final Duration ONE_CROWD = EndpointClient.PATIENCE;

    private final DatabaseClient database;
    private final int connections;
    private final Clock clock;

    /** @param connections to each endpoint at most */
    Messages(DatabaseClient database, int connections, Clock clock) {
        this.database = database;
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * Takes what is to be sent, ends what is not to be sent any more, puts back what has to wait; a message that is not
     * there is empty. Every order is of another message.
     */
    Mono<List<Optional<Taken>>> take(List<? extends MessageSend> orders) {
        Instant now = clock.instant();
        Map<UUID, Endpoint> endpoints = new ConcurrentHashMap<>();
        return database.sql("""
                        WITH asked AS (
                            SELECT m.*, h.open_until, h.recovered_at, h.failures, h.failing_since,
                                   e.name, e.url, e.headers::text AS headers, e.timeout_ms, e.rate_per_second,
                                   CASE WHEN NOT e.enabled THEN e.disabled_by END AS disabled_by,
                                   e.disabled_reason, e.updated_at AS disabled_at,
                                   coalesce(m.retry_profile, e.retry_profile) AS profile,
                                   (SELECT coalesce(array_agg(s.secret ORDER BY s.created_at DESC), '{}')
                                    FROM message.endpoint_secret s
                                    WHERE s.endpoint_id = e.endpoint_id
                                      AND (s.expires_at IS NULL OR s.expires_at > :now)) AS secrets,
                                   later.message_id AS superseded_by,
                                   CASE
                                       WHEN m.turn <> o.turn THEN 'VOID'
                                       WHEN m.attempts >= o.attempt
                                           OR m.state NOT IN ('PENDING', 'QUEUED', 'RETRY', 'SENDING') THEN 'DONE'
                                       WHEN m.state = 'SENDING' AND m.due_at > :now THEN 'BUSY'
                                       WHEN m.expires_at <= :now THEN 'EXPIRED'
                                       WHEN later.message_id IS NOT NULL THEN 'SUPERSEDED'
                                       WHEN e.paused OR NOT (SELECT running FROM message.worker) THEN 'PAUSED'
                                       WHEN NOT e.enabled THEN 'DISABLED'
                                       ELSE 'READY' END AS verdict
                            FROM (SELECT * FROM unnest(:messages, :turns, :attempts) AS told (message_id, turn, attempt)
                                  ORDER BY message_id) o
                            CROSS JOIN LATERAL (
                                SELECT * FROM message.message t WHERE t.message_id = o.message_id FOR UPDATE) m
                            JOIN message.endpoint e ON e.endpoint_id = m.endpoint_id
                            JOIN message.endpoint_health h ON h.endpoint_id = m.endpoint_id
                            LEFT JOIN LATERAL (
                                SELECT l.message_id FROM message.message l
                                WHERE l.collapse_key = m.collapse_key AND l.sequence > m.sequence
                                  AND l.channel = m.channel AND l.recipient = m.recipient AND l.state <> 'CANCELLED'
                                ORDER BY l.sequence DESC LIMIT 1) later ON m.collapse_key IS NOT NULL
                        ), moved AS (
                            UPDATE message.message m
                            SET state = CASE a.verdict
                                    WHEN 'READY' THEN 'SENDING'
                                    WHEN 'EXPIRED' THEN 'EXPIRED'
                                    WHEN 'SUPERSEDED' THEN 'CANCELLED'
                                    ELSE CASE m.attempts WHEN 0 THEN 'PENDING' ELSE 'RETRY' END END,
                                reason = CASE a.verdict
                                    WHEN 'EXPIRED' THEN 'expired before it could be sent'
                                    WHEN 'SUPERSEDED' THEN 'superseded by ' || a.superseded_by END,
                                turn = m.turn + CASE WHEN a.verdict IN ('PAUSED', 'DISABLED') THEN 1 ELSE 0 END,
                                due_at = CASE a.verdict
                                    WHEN 'READY' THEN :now + CAST(a.timeout_ms + :margin AS integer) * INTERVAL '1 ms'
                                    WHEN 'DISABLED' THEN :disabled_until
                                    ELSE :now END,
                                updated_at = :now
                            FROM asked a
                            WHERE m.message_id = a.message_id
                              AND a.verdict IN ('READY', 'EXPIRED', 'SUPERSEDED', 'PAUSED', 'DISABLED')
                        )
                        SELECT a.message_id, a.turn, a.verdict, a.state, a.channel, a.recipient, a.content, a.event_type,
                               a.metadata::text AS metadata, a.created_at, a.expires_at, a.due_at, a.attempts,
                               a.retries_from, coalesce(a.copy_of, a.message_id) AS webhook_id, a.profile, a.reason,
                               a.updated_at, a.endpoint_id, a.name, a.url, a.headers, a.secrets, a.timeout_ms,
                               a.disabled_by, a.disabled_reason, a.disabled_at, t.status, t.response,
                               a.rate_per_second IS NOT NULL OR a.open_until IS NOT NULL
                                   OR a.recovered_at IS NOT NULL AND a.recovered_at > :recovering AS guarded,
                               a.failures > 0 OR a.failing_since IS NOT NULL OR a.open_until IS NOT NULL AS troubled
                        FROM asked a
                        LEFT JOIN message.attempt t
                            ON a.verdict = 'DONE' AND t.message_id = a.message_id AND t.attempt = a.attempts
                        """)
                .bind("now", now)
                .bind("messages", array(orders, MessageSend::messageId, UUID[]::new))
                .bind("turns", array(orders, MessageSend::turn, Integer[]::new))
                .bind("attempts", array(orders, MessageSend::attempt, Integer[]::new))
                .bind("margin", MARGIN.toMillis())
                .bind("disabled_until", now.plus(DISABLED))
                .bind("recovering", now.minus(EndpointHealth.RECOVERY))
                .map(row -> taken(row, endpoints.computeIfAbsent(value(row, "endpoint_id", UUID.class), id -> endpoint(id, row))))
                .all()
                .collectMap(Taken::messageId)
                .map(found -> orders.stream()
                        .map(order -> Optional.ofNullable(found.get(order.messageId())))
                        .toList());
    }

    /** Records attempts and moves their messages on, and answers for each whether it is on record. */
    Mono<List<Boolean>> record(List<Attempt> attempts) {
        return database.sql("""
                        WITH done AS (
                            SELECT * FROM json_to_recordset(CAST(:attempts AS json)) AS d (
                                message_id uuid, turn integer, attempt integer, endpoint_id uuid, started_at timestamptz,
                                duration_ms integer, status integer, outcome text, error text, response text, state text,
                                due_at timestamptz, reason text, at timestamptz)
                            ORDER BY message_id
                        ), moved AS (
                            UPDATE message.message m
                            SET state = d.state, attempts = d.attempt, reason = d.reason,
                                turn = m.turn + CASE d.state WHEN 'RETRY' THEN 1 ELSE 0 END,
                                due_at = coalesce(d.due_at, m.due_at),
                                sent_at = CASE d.state WHEN 'SENT' THEN d.at END,
                                updated_at = d.at
                            FROM done d
                            WHERE m.message_id = d.message_id
                              AND CASE
                                  WHEN m.state = 'SENDING' THEN m.turn = d.turn
                                  -- A success that is recorded late counts, unless another attempt is under way.
                                  WHEN m.state IN ('PENDING', 'QUEUED', 'RETRY') THEN
                                      d.state = 'SENT' AND m.turn >= d.turn AND m.attempts < d.attempt END
                            RETURNING d.*
                        ), kept AS (
                            INSERT INTO message.attempt (message_id, attempt, endpoint_id, started_at, duration_ms,
                                                         status, outcome, error, response)
                            SELECT message_id, attempt, endpoint_id, started_at, duration_ms,
                                   status, outcome, error, response
                            FROM moved
                            ON CONFLICT DO NOTHING
                        )
                        SELECT message_id FROM moved
                        UNION ALL
                        -- Of an earlier call, whose answer was lost.
                        SELECT d.message_id FROM done d
                        JOIN message.attempt t USING (message_id, attempt, started_at)
                        """)
                .bind("attempts", EventJson.mapper().writeValueAsString(attempts))
                .map(row -> value(row, "message_id", UUID.class))
                .all()
                .collectList()
                .map(moved -> attempts.stream()
                        .map(attempt -> moved.contains(attempt.messageId()))
                        .toList());
    }

    /**
     * Puts messages back that were taken, at the latest until they expire. Those whose endpoint has no room are set aside,
     * and fewer are queued for it from now on, but never fewer than one process has connections.
     */
    Mono<List<Deferral>> defer(List<Deferral> deferrals) {
        Instant now = clock.instant();
        return database.sql("""
                        WITH deferred AS MATERIALIZED (
                            SELECT * FROM json_to_recordset(CAST(:deferrals AS json)) AS told (
                                message_id uuid, endpoint_id uuid, turn integer, due_at timestamptz)
                            ORDER BY message_id
                        ), put_back AS (
                            UPDATE message.message m
                            SET state = CASE m.attempts WHEN 0 THEN 'PENDING' ELSE 'RETRY' END, turn = m.turn + 1,
                                held = CASE WHEN d.due_at IS NULL THEN 'CROWDED' END,
                                due_at = least(coalesce(d.due_at, :far_off), m.expires_at), updated_at = :now
                            FROM deferred d
                            WHERE m.message_id = d.message_id AND CASE m.state WHEN 'SENDING' THEN m.turn = d.turn END
                        )
                        UPDATE message.endpoint_health h
                        SET most_queued = greatest(:connections, coalesce(h.most_queued, 4 * :connections) * 3 / 4),
                            crowded_at = :now
                        FROM (SELECT DISTINCT endpoint_id FROM deferred WHERE due_at IS NULL ORDER BY endpoint_id) AS c
                        WHERE h.endpoint_id = c.endpoint_id AND (h.most_queued IS NULL OR h.crowded_at < :one_crowd_ago)
                        """)
                .bind("now", now)
                .bind("far_off", now.plus(EndpointHealth.UNTIL_THERE_IS_ROOM))
                .bind("one_crowd_ago", now.minus(ONE_CROWD))
                .bind("connections", connections)
                .bind("deferrals", EventJson.mapper().writeValueAsString(deferrals))
                .then()
                .thenReturn(deferrals);
    }

    private static Taken taken(Readable row, Endpoint endpoint) {
        return new Taken(
                value(row, "message_id", UUID.class),
                value(row, "turn", Integer.class),
                verdict(value(row, "verdict", String.class)),
                value(row, "state", String.class),
                MessageChannel.valueOf(value(row, "channel", String.class)),
                value(row, "recipient", String.class),
                value(row, "content", String.class),
                row.get("event_type", String.class),
                value(row, "metadata", String.class),
                value(row, "created_at", Instant.class),
                row.get("expires_at", Instant.class),
                value(row, "due_at", Instant.class),
                value(row, "attempts", Integer.class),
                value(row, "retries_from", Integer.class),
                value(row, "webhook_id", UUID.class),
                value(row, "profile", String.class),
                row.get("reason", String.class),
                value(row, "updated_at", Instant.class),
                new Taken.Last(row.get("status", Integer.class), row.get("response", String.class)),
                endpoint);
    }

    /** Once for all of a batch that are for it: reading it is most of the work. */
    private static Endpoint endpoint(UUID endpointId, Readable row) {
        UUID disabledBy = row.get("disabled_by", UUID.class);
        return new Endpoint(
                endpointId,
                value(row, "name", String.class),
                value(row, "url", String.class),
                value(row, "headers", String.class),
                List.of(value(row, "secrets", String[].class)),
                Duration.ofMillis(value(row, "timeout_ms", Integer.class)),
                value(row, "guarded", Boolean.class),
                value(row, "troubled", Boolean.class),
                disabledBy == null
                        ? null
                        : new Disabling(
                                endpointId,
                                disabledBy,
                                String.valueOf(row.get("disabled_reason", String.class)),
                                value(row, "disabled_at", Instant.class)));
    }

    private static Verdict verdict(String said) {
        return switch (said) {
            case "READY", "BUSY", "DONE", "VOID" -> Verdict.valueOf(said);
            default -> Verdict.LEFT;
        };
    }

    private static <T> T[] array(
            List<? extends MessageSend> orders, Function<MessageSend, T> part, IntFunction<T[]> array) {
        return orders.stream().map(part).toArray(array);
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
