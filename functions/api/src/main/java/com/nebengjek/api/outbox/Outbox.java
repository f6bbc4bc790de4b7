package com.nebengjek.api.outbox;

import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Takes events that belong to the transaction of a request; {@link OutboxRelay} publishes them when it is committed. */
public final class Outbox {

    private final DatabaseClient database;
    private final Clock clock;

    Outbox(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Adds an event, once for each id.
     *
     * @param id of the event: the same when the request is repeated
     */
    public Mono<Void> add(UUID id, Record event) {
        EventType<?> type = Catalogue.typeOf(event.getClass());
        return database.sql("""
                        INSERT INTO account.outbox (event_id, type, data, correlation_id, created_at)
                        VALUES (:id, :type, :data, :correlation, :at)
                        ON CONFLICT DO NOTHING""")
                .bind("id", id)
                .bind("type", type.type())
                .bind("data", new String(type.encode(event), StandardCharsets.UTF_8))
                .bind("correlation", type.correlationOf(event))
                .bind("at", clock.instant())
                .then();
    }
}
