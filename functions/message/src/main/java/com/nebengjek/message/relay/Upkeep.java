package com.nebengjek.message.relay;

import io.r2dbc.spi.Readable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What the relay does beside queueing: it keeps the default endpoint, releases what was held, and removes what is old. */
final class Upkeep {

    private static final int SWEPT_AT_ONCE = 1000;
    /** An endpoint that had room for all for so long may have more. */
    private static final Duration WITHOUT_A_CROWD = Duration.ofSeconds(10);

    private final DatabaseClient database;
    private final Clock clock;

    Upkeep(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The endpoint of what no other one takes. */
    Mono<Void> defaultEndpoint(URI url) {
        return database.sql("""
                        INSERT INTO message.endpoint (name, url) VALUES ('default', :url)
                        ON CONFLICT (name) DO UPDATE SET url = excluded.url, updated_at = :now
                        WHERE message.endpoint.url <> excluded.url""")
                .bind("url", url.toString())
                .bind("now", clock.instant())
                .then();
    }

    /** What was held because of an endpoint that is paused and disabled no more is due as it was. */
    Mono<Void> releaseResumed() {
        return database.sql("""
                        UPDATE message.message m
                        SET held = NULL, due_at = GREATEST(m.created_at, m.not_before)
                        FROM message.endpoint e
                        WHERE m.endpoint_id = e.endpoint_id
                            AND (m.held = 'PAUSED' AND NOT e.paused OR m.held = 'DISABLED' AND e.enabled)""")
                .then();
    }

    /** What no endpoint has taken may have one now. */
    Mono<Void> releaseUnrouted() {
        return database.sql("""
                        UPDATE message.message
                        SET held = NULL, due_at = GREATEST(created_at, not_before)
                        WHERE held = 'NO_ENDPOINT'""")
                .then();
    }

    /**
     * Doubles what may be queued for endpoints that have had room for it; they need no such limit when nothing of theirs is
     * set aside, or when it is as much as all may have.
     */
    Mono<Void> relieve(int maxQueued) {
        return database.sql("""
                        UPDATE message.endpoint_health h
                        SET most_queued = CASE WHEN r.waiting AND h.most_queued < :maxQueued THEN 2 * h.most_queued END,
                            crowded_at = :now
                        FROM (
                            SELECT roomy.endpoint_id, EXISTS (
                                SELECT FROM message.message m
                                WHERE LEAST(m.attempts, 1) IN (0, 1) AND m.endpoint_id = roomy.endpoint_id
                                    AND m.held = 'CROWDED' AND m.state IN ('PENDING', 'RETRY')) AS waiting
                            FROM message.endpoint_health roomy
                            WHERE roomy.most_queued IS NOT NULL AND roomy.crowded_at < :before
                            ORDER BY roomy.endpoint_id FOR UPDATE SKIP LOCKED) AS r
                        WHERE h.endpoint_id = r.endpoint_id""")
                .bind("maxQueued", maxQueued)
                .bind("now", clock.instant())
                .bind("before", clock.instant().minus(WITHOUT_A_CROWD))
                .then();
    }

    /** Removes messages that ended that long ago, with their attempts. One whose copies have not ended stays. */
    Mono<Void> sweep(Duration retention) {
        return sweepSome(clock.instant().minus(retention))
                .expand(removed -> removed < SWEPT_AT_ONCE ? Mono.empty() : sweepSome(clock.instant().minus(retention)))
                .then();
    }

    private Mono<Long> sweepSome(Instant before) {
        return database.sql("""
                        DELETE FROM message.message WHERE message_id IN (
                            SELECT m.message_id FROM message.message m
                            WHERE m.updated_at < :before AND m.state IN ('SENT', 'DEAD', 'CANCELLED', 'EXPIRED')
                                AND NOT EXISTS (
                                    SELECT FROM message.message copy
                                    WHERE copy.copy_of = m.message_id
                                        AND (copy.state NOT IN ('SENT', 'DEAD', 'CANCELLED', 'EXPIRED')
                                            OR copy.updated_at >= :before))
                            ORDER BY m.updated_at LIMIT :batch FOR UPDATE SKIP LOCKED)""")
                .bind("before", before)
                .bind("batch", SWEPT_AT_ONCE)
                .fetch()
                .rowsUpdated();
    }

    Mono<Backlog> backlog() {
        return database.sql("""
                        SELECT count(*) FILTER (WHERE state = 'QUEUED') AS queued,
                            count(*) FILTER (WHERE state = 'SENDING') AS sending,
                            count(*) FILTER (WHERE held IS NOT NULL) AS held,
                            count(*) FILTER (WHERE due_at <= :now) AS due,
                            coalesce(extract(epoch FROM :now - min(due_at) FILTER (WHERE due_at <= :now)), 0)
                                AS oldest_due_seconds
                        FROM message.message
                        WHERE state IN ('PENDING', 'QUEUED', 'SENDING', 'RETRY')""")
                .bind("now", clock.instant())
                .map(row -> new Backlog(
                        value(row, "queued", Long.class),
                        value(row, "sending", Long.class),
                        value(row, "held", Long.class),
                        value(row, "due", Long.class),
                        value(row, "oldest_due_seconds", Double.class)))
                .one();
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
