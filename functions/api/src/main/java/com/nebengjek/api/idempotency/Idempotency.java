package com.nebengjek.api.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.api.problem.Problem;
import com.nebengjek.events.Sha256;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a repeated request as the first one was answered, without creating anything again: table {@code
 * account.idempotency}.
 *
 * <p>The key is written in the transaction of what the request creates. So of requests at the same time one runs and the
 * others wait for its end; and one that fails leaves nothing, its key included, and may be tried again.
 */
public final class Idempotency {

    /** Header of an answer that was given before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final JsonMapper json;
    private final Clock clock;

    private record Known(byte[] request, @Nullable String answer) {}

    Idempotency(DatabaseClient database, TransactionalOperator transaction, JsonMapper json, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Creates something once for a key; each time without one.
     *
     * @param sender whose key it is: two may use the same one
     * @param request all that decides what is created
     * @param type of the answer, to read a stored one
     * @param creation what the key is for, within a transaction
     * @return 201 with the answer, whether it is the first time or a repeat
     * @throws Problem 409 when the key was used for another request
     */
    public <T> Mono<ResponseEntity<T>> created(
            String sender, @Nullable IdempotencyKey key, Record request, Class<T> type, Supplier<Mono<T>> creation) {
        if (key == null) {
            return Mono.defer(creation).as(transaction::transactional).map(Idempotency::fresh);
        }
        byte[] digest = digest(request);
        return take(sender, key, digest)
                .flatMap(first -> first
                        ? Mono.defer(creation)
                                .flatMap(answer -> keep(sender, key, answer).thenReturn(fresh(answer)))
                        : known(sender, key).map(known -> repeated(known, digest, type)))
                .as(transaction::transactional);
    }

    /** Waits for another request that has just taken it; whether it was still to be had then. */
    private Mono<Boolean> take(String sender, IdempotencyKey key, byte[] digest) {
        return database.sql("""
                        INSERT INTO account.idempotency (sender, key, request, created_at)
                        VALUES (:sender, :key, :request, :at)
                        ON CONFLICT DO NOTHING""")
                .bind("sender", sender)
                .bind("key", key.text())
                .bind("request", digest)
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private Mono<Void> keep(String sender, IdempotencyKey key, Object answer) {
        return database.sql("UPDATE account.idempotency SET answer = :answer WHERE sender = :sender AND key = :key")
                .bind("answer", json.writeValueAsString(answer))
                .bind("sender", sender)
                .bind("key", key.text())
                .then();
    }

    private Mono<Known> known(String sender, IdempotencyKey key) {
        return database.sql("SELECT request, answer FROM account.idempotency WHERE sender = :sender AND key = :key")
                .bind("sender", sender)
                .bind("key", key.text())
                .map(row -> new Known(
                        Objects.requireNonNull(row.get("request", byte[].class)), row.get("answer", String.class)))
                .one();
    }

    private <T> ResponseEntity<T> repeated(Known known, byte[] digest, Class<T> type) {
        if (!MessageDigest.isEqual(known.request(), digest)) {
            throw Problem.field(
                    HttpStatus.CONFLICT, IdempotencyKey.HEADER, "was used for another request: take a new one");
        }
        T answer = json.readValue(Objects.requireNonNull(known.answer()), type);
        return ResponseEntity.status(HttpStatus.CREATED).header(REPLAYED, "true").body(answer);
    }

    private static <T> ResponseEntity<T> fresh(T answer) {
        return ResponseEntity.status(HttpStatus.CREATED).body(answer);
    }

    /** Of what the request means, not of how it is written. */
    private byte[] digest(Record request) {
        return Sha256.of(request.getClass().getName().getBytes(UTF_8), json.writeValueAsBytes(request));
    }

    /** Forgets what is older than this. */
    Mono<Long> forget(Duration age) {
        return database.sql("DELETE FROM account.idempotency WHERE created_at < :before")
                .bind("before", clock.instant().minus(age))
                .fetch()
                .rowsUpdated();
    }
}
