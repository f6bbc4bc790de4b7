package com.nebengjek.api.key;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Table {@code account.api_key}. It is asked at every request, so that a key which is revoked is good no more. */
final class ApiKeys {

    private final DatabaseClient database;

    ApiKeys(DatabaseClient database) {
        this.database = database;
    }

    /** Whose key it is; empty when it is nobody's any more. */
    Mono<KeyHolder> holder(ApiKey key) {
        return database.sql("""
                        SELECT key_id, name, types, per_minute, scopes FROM account.api_key
                        WHERE key_hash = :hash AND revoked_at IS NULL""")
                .bind("hash", key.hash())
                .map(ApiKeys::read)
                .one();
    }

    private static KeyHolder read(Readable row) {
        return new KeyHolder(
                Objects.requireNonNull(row.get("key_id", UUID.class)),
                Objects.requireNonNull(row.get("name", String.class)),
                List.of(Objects.requireNonNull(row.get("types", String[].class))),
                Objects.requireNonNull(row.get("per_minute", Integer.class)),
                List.of(Objects.requireNonNull(row.get("scopes", String[].class))));
    }
}
