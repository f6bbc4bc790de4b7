package com.nebengjek.api.endpoint;

import com.nebengjek.api.problem.Problem;
import com.nebengjek.events.MessageChannel;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tables {@code message.endpoint} and {@code endpoint_secret}. */
final class Endpoints {

    private static final TypeReference<Map<String, Object>> HEADERS = new TypeReference<>() {};
    private static final String COLUMNS = """
            endpoint_id, name, url, channel, event_types, CAST(headers AS text) AS headers, rate_per_second, timeout_ms,
            retry_profile, enabled, disabled_reason, paused, created_at, updated_at""";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final JsonMapper json;
    private final Clock clock;

    Endpoints(DatabaseClient database, TransactionalOperator transaction, JsonMapper json, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    Flux<EndpointView> all() {
        return database.sql("SELECT " + COLUMNS + " FROM message.endpoint ORDER BY name").map(this::read).all();
    }

    Mono<EndpointView> find(UUID endpoint) {
        return database.sql("SELECT " + COLUMNS + " FROM message.endpoint WHERE endpoint_id = :id")
                .bind("id", endpoint)
                .map(this::read)
                .one();
    }

    /** @throws Problem 409 when another one has this name */
    Mono<EndpointView> add(EndpointWanted wanted, String secret) {
        return database.sql("""
                        INSERT INTO message.endpoint (name, url, channel, event_types, headers, rate_per_second, timeout_ms,
                            retry_profile, enabled, created_at, updated_at)
                        SELECT wanted->>'name', wanted->>'url', NULLIF(wanted->>'channel', 'NONE'),
                            ARRAY(SELECT jsonb_array_elements_text(wanted->'event_types')),
                            coalesce(wanted->'headers', '{}'), NULLIF(CAST(wanted->>'rate_per_second' AS integer), 0),
                            coalesce(CAST(wanted->>'timeout_ms' AS integer), 10000),
                            coalesce(wanted->>'retry_profile', 'standard'),
                            coalesce(CAST(wanted->>'enabled' AS boolean), true), :now, :now
                        FROM (SELECT CAST(:wanted AS jsonb) AS wanted) AS request
                        ON CONFLICT (name) DO NOTHING
                        RETURNING\s""" + COLUMNS)
                .bind("wanted", written(wanted))
                .bind("now", clock.instant())
                .map(this::read)
                .one()
                .switchIfEmpty(Mono.error(Endpoints::nameIsTaken))
                .flatMap(added -> sign(added.id(), secret).thenReturn(added))
                .as(transaction::transactional);
    }

    /**
     * Changes what is given. One that is enabled begins anew: what it did before is forgotten.
     *
     * @throws Problem 409 when another one has this name
     */
    Mono<EndpointView> change(UUID endpoint, EndpointWanted wanted) {
        return database.sql("""
                        UPDATE message.endpoint SET
                            name = coalesce(wanted->>'name', name),
                            url = coalesce(wanted->>'url', url),
                            channel = CASE WHEN wanted->'channel' IS NULL THEN channel
                                ELSE NULLIF(wanted->>'channel', 'NONE') END,
                            event_types = CASE WHEN wanted->'event_types' IS NULL THEN event_types
                                ELSE ARRAY(SELECT jsonb_array_elements_text(wanted->'event_types')) END,
                            headers = coalesce(wanted->'headers', headers),
                            rate_per_second = CASE WHEN wanted->'rate_per_second' IS NULL THEN rate_per_second
                                ELSE NULLIF(CAST(wanted->>'rate_per_second' AS integer), 0) END,
                            timeout_ms = coalesce(CAST(wanted->>'timeout_ms' AS integer), timeout_ms),
                            retry_profile = coalesce(wanted->>'retry_profile', retry_profile),
                            enabled = coalesce(CAST(wanted->>'enabled' AS boolean), enabled),
                            disabled_reason = CASE WHEN wanted->'enabled' IS NULL THEN disabled_reason END,
                            disabled_by = CASE WHEN wanted->'enabled' IS NULL THEN disabled_by END,
                            updated_at = :now
                        FROM (SELECT CAST(:wanted AS jsonb) AS wanted) AS request
                        WHERE endpoint_id = :id
                        RETURNING\s""" + COLUMNS)
                .bind("wanted", written(wanted))
                .bind("now", clock.instant())
                .bind("id", endpoint)
                .map(this::read)
                .one()
                .onErrorMap(DuplicateKeyException.class, taken -> nameIsTaken())
                .flatMap(changed -> Boolean.TRUE.equals(wanted.enabled()) ? forgetFailures(endpoint).thenReturn(changed) : Mono.just(changed))
                .as(transaction::transactional);
    }

    private Mono<Void> forgetFailures(UUID endpoint) {
        return database.sql("""
                        UPDATE message.endpoint_health SET failing_since = NULL, failures = 0, open_until = NULL, trials = 0
                        WHERE endpoint_id = :id""")
                .bind("id", endpoint)
                .then();
    }

    private String written(EndpointWanted wanted) {
        ObjectNode node = json.valueToTree(wanted);
        node.remove("secret");
        return node.toString();
    }

    /**
     * Whether there was one.
     *
     * @throws Problem 409 when messages went to it, or are to go
     */
    Mono<Boolean> remove(UUID endpoint) {
        return database.sql("DELETE FROM message.endpoint WHERE endpoint_id = :id")
                .bind("id", endpoint)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1)
                .onErrorMap(DataIntegrityViolationException.class, inUse -> Problem.of(
                        HttpStatus.CONFLICT, "There are messages of this endpoint: disable it, which keeps what is known of them."));
    }

    /** Signs with another secret from now on; the ones before it are good for a while yet. Empty when there is no such endpoint. */
    Mono<Instant> rotate(UUID endpoint, String secret, Duration overlap) {
        Instant until = clock.instant().plus(overlap);
        return find(endpoint)
                .flatMap(there -> database.sql("""
                                UPDATE message.endpoint_secret SET expires_at = :until
                                WHERE endpoint_id = :id AND (expires_at IS NULL OR expires_at > :until)""")
                        .bind("until", until)
                        .bind("id", endpoint)
                        .then()
                        .then(sign(endpoint, secret))
                        .thenReturn(until))
                .as(transaction::transactional);
    }

    private Mono<Void> sign(UUID endpoint, String secret) {
        return database.sql("INSERT INTO message.endpoint_secret (endpoint_id, secret, created_at) VALUES (:id, :secret, :now)")
                .bind("id", endpoint)
                .bind("secret", secret)
                .bind("now", clock.instant())
                .then()
                .onErrorMap(DuplicateKeyException.class, same -> Problem.field(
                        HttpStatus.CONFLICT, "secret", "is one of this endpoint already"));
    }

    private static Problem nameIsTaken() {
        return Problem.field(HttpStatus.CONFLICT, "name", "is that of another endpoint");
    }

    private EndpointView read(Readable row) {
        return new EndpointView(
                value(row, "endpoint_id", UUID.class),
                value(row, "name", String.class),
                value(row, "url", String.class),
                channel(row.get("channel", String.class)),
                List.of(value(row, "event_types", String[].class)),
                json.readValue(value(row, "headers", String.class), HEADERS),
                row.get("rate_per_second", Integer.class),
                value(row, "timeout_ms", Integer.class),
                value(row, "retry_profile", String.class),
                value(row, "enabled", Boolean.class),
                row.get("disabled_reason", String.class),
                value(row, "paused", Boolean.class),
                value(row, "created_at", Instant.class),
                value(row, "updated_at", Instant.class));
    }

    private static @Nullable MessageChannel channel(@Nullable String name) {
        return name == null ? null : MessageChannel.valueOf(name);
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
