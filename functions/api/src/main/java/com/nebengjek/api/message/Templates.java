package com.nebengjek.api.message;

import com.nebengjek.events.MessageTemplate;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Table {@code message.template}. */
final class Templates {

    /** A template and its name. */
    record Named(String name, String content, Instant updatedAt) {}

    private final DatabaseClient database;
    private final Clock clock;

    Templates(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The texts of those of these templates that there are. */
    Mono<Map<String, MessageTemplate>> texts(Set<String> names) {
        return names.isEmpty()
                ? Mono.just(Map.of())
                : database.sql("SELECT name, content, updated_at FROM message.template WHERE name = ANY(:names)")
                        .bind("names", names.toArray(String[]::new))
                        .map(Templates::read)
                        .all()
                        .collectMap(Named::name, template -> new MessageTemplate(template.content()));
    }

    Flux<Named> all() {
        return database.sql("SELECT name, content, updated_at FROM message.template ORDER BY name")
                .map(Templates::read)
                .all();
    }

    private static Named read(Readable row) {
        return new Named(
                Objects.requireNonNull(row.get("name", String.class)),
                Objects.requireNonNull(row.get("content", String.class)),
                Objects.requireNonNull(row.get("updated_at", Instant.class)));
    }

    /** Writes a template, in place of the one of this name if there is one. */
    Mono<Named> put(String name, String content) {
        Instant now = clock.instant();
        return database.sql("""
                        INSERT INTO message.template (name, content, updated_at) VALUES (:name, :content, :now)
                        ON CONFLICT (name) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at""")
                .bind("name", name)
                .bind("content", content)
                .bind("now", now)
                .then()
                .thenReturn(new Named(name, content, now));
    }

    /** Whether there was one. */
    Mono<Boolean> remove(String name) {
        return database.sql("DELETE FROM message.template WHERE name = :name")
                .bind("name", name)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }
}
