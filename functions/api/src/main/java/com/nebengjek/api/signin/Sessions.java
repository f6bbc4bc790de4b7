package com.nebengjek.api.signin;

import com.nebengjek.events.Role;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Table {@code account.session}: conditional updates only, so that of two who renew at once one does. */
final class Sessions {

    /** A device that is signed in as somebody. */
    record Session(UUID id, UUID person, Role role) {}

    private final DatabaseClient database;

    Sessions(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> open(Session session, RefreshToken token, Instant expires) {
        return database.sql("""
                        INSERT INTO account.session (session_id, user_id, role, token_hash, expires_at)
                        VALUES (:session, :person, :role, :hash, :expires)""")
                .bind("session", session.id())
                .bind("person", session.person())
                .bind("role", session.role().name())
                .bind("hash", token.hash())
                .bind("expires", expires)
                .then();
    }

    /** Replaces the token of a session that is good; empty when it is not. */
    Mono<Session> renew(RefreshToken token, RefreshToken next, Instant now, Instant expires) {
        return database.sql("""
                        UPDATE account.session
                        SET token_hash = :next, previous_hash = :hash, expires_at = :expires
                        WHERE token_hash = :hash AND ended_at IS NULL AND expires_at > :now
                        RETURNING session_id, user_id, role""")
                .bind("next", next.hash())
                .bind("hash", token.hash())
                .bind("now", now)
                .bind("expires", expires)
                .map(Sessions::read)
                .one();
    }

    /** Goes on in the role that it has now. */
    Mono<Void> become(Session session) {
        return database.sql("UPDATE account.session SET role = :role WHERE session_id = :session")
                .bind("role", session.role().name())
                .bind("session", session.id())
                .then();
    }

    /** Ends the session whose token was used a second time: two have it, and one of them stole it. */
    Mono<Boolean> endReused(RefreshToken token, Instant now) {
        return database.sql("""
                        UPDATE account.session SET ended_at = :now
                        WHERE previous_hash = :hash AND ended_at IS NULL""")
                .bind("hash", token.hash())
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Ends a session; a token that is none, or of an ended one, changes nothing. */
    Mono<Void> end(RefreshToken token, Instant now) {
        return database.sql("""
                        UPDATE account.session SET ended_at = :now
                        WHERE token_hash = :hash AND ended_at IS NULL""")
                .bind("hash", token.hash())
                .bind("now", now)
                .then();
    }

    private static Session read(Readable row) {
        return new Session(
                Objects.requireNonNull(row.get("session_id", UUID.class)),
                Objects.requireNonNull(row.get("user_id", UUID.class)),
                Role.valueOf(Objects.requireNonNull(row.get("role", String.class))));
    }
}
