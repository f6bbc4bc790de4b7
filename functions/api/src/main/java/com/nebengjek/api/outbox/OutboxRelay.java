package com.nebengjek.api.outbox;

import com.nebengjek.events.Events;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.jetstream.EventPublisher;
import com.nebengjek.jetstream.Publication;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Publishes what is in the outbox, in its order, and removes it after the stream's acknowledgement.
 *
 * <p>One relay of all processes works at a time. A process that dies between the acknowledgement and the removal leaves
 * events that are published again under the same id, which the stream recognises, and after its duplicate window every
 * consumer.
 */
final class OutboxRelay {

    private static final int BATCH = 100;
    private static final String SOURCE = "/api";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final EventPublisher publisher;
    private final Clock clock;
    private final Catalogue catalogue = Events.catalogue();

    private record Row(long id, UUID event, String type, String data, String correlation) {}

    OutboxRelay(DatabaseClient database, TransactionalOperator transaction, EventPublisher publisher, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Publishes all there is; completes with how many those were. */
    Mono<Long> relay() {
        return batch().expand(count -> count == BATCH ? batch() : Mono.empty()).reduce(0L, Long::sum);
    }

    private Mono<Integer> batch() {
        return onlyRelay()
                .filter(only -> only)
                .flatMapMany(only -> oldest())
                .concatMap(row -> publish(row).thenReturn(row.id()))
                .collectList()
                .flatMap(this::remove)
                .as(transaction::transactional);
    }

    private Mono<Boolean> onlyRelay() {
        return database.sql("SELECT pg_try_advisory_xact_lock(hashtext('account.outbox')) AS only")
                .map(row -> Objects.requireNonNull(row.get("only", Boolean.class)))
                .one();
    }

    private Flux<Row> oldest() {
        return database.sql("""
                        SELECT outbox_id, event_id, type, data, correlation_id FROM account.outbox
                        ORDER BY outbox_id LIMIT :batch""")
                .bind("batch", BATCH)
                .map(OutboxRelay::read)
                .all();
    }

    private Mono<Void> publish(Row row) {
        var type = catalogue.find(row.type(), null).orElseThrow();
        var event = type.decode(row.type(), row.data().getBytes(StandardCharsets.UTF_8), clock);
        return publisher.publish(new Publication(event, row.event(), SOURCE, row.correlation(), null, null))
                .then();
    }

    private Mono<Integer> remove(List<Long> published) {
        return published.isEmpty()
                ? Mono.just(0)
                : database.sql("DELETE FROM account.outbox WHERE outbox_id = ANY(:ids)")
                        .bind("ids", published.toArray(Long[]::new))
                        .fetch()
                        .rowsUpdated()
                        .thenReturn(published.size());
    }

    private static Row read(Readable row) {
        return new Row(
                value(row, "outbox_id", Long.class),
                value(row, "event_id", UUID.class),
                value(row, "type", String.class),
                value(row, "data", String.class),
                value(row, "correlation_id", String.class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
