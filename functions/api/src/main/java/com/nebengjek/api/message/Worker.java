package com.nebengjek.api.message;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Pauses and resumes, everything or one endpoint: tables {@code message.worker}, {@code endpoint} and {@code toggle}. */
public final class Worker {

    private final DatabaseClient database;
    private final Clock clock;

    Worker(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Switches everything; whether it runs now, as it is stored. */
    Mono<Boolean> toggle(boolean running, String by) {
        return database.sql("""
                        WITH noted AS (
                            INSERT INTO message.toggle (running, changed_at, changed_by) VALUES (:running, :now, :by))
                        UPDATE message.worker SET running = :running, changed_at = :now, changed_by = :by
                        RETURNING running""")
                .bind("running", running)
                .bind("now", clock.instant())
                .bind("by", by)
                .map(row -> Objects.requireNonNull(row.get("running", Boolean.class)))
                .one();
    }

    /** Switches one endpoint; whether it runs now, as it is stored; empty when there is no such endpoint. */
    public Mono<Boolean> toggle(UUID endpoint, boolean running, String by) {
        return database.sql("""
                        WITH changed AS (
                            UPDATE message.endpoint SET paused = NOT :running, updated_at = :now
                            WHERE endpoint_id = :endpoint RETURNING NOT paused AS running),
                        noted AS (
                            INSERT INTO message.toggle (endpoint_id, running, changed_at, changed_by)
                            SELECT :endpoint, running, :now, :by FROM changed)
                        SELECT running FROM changed""")
                .bind("running", running)
                .bind("now", clock.instant())
                .bind("endpoint", endpoint)
                .bind("by", by)
                .map(row -> Objects.requireNonNull(row.get("running", Boolean.class)))
                .one();
    }
}
