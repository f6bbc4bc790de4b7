package com.nebengjek.match;

import static com.nebengjek.match.Columns.optional;
import static com.nebengjek.match.Columns.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Tables {@code matching.round} and {@code matching.offer}. Who writes here holds the lock of the request. */
final class Offers {

    private final DatabaseClient database;

    Offers(DatabaseClient database) {
        this.database = database;
    }

    /** Begins a round; false when it has begun before. */
    Mono<Boolean> begin(UUID request, int ring, Instant due) {
        return database.sql("""
                        INSERT INTO matching.round (request_id, ring, due) VALUES (:request, :ring, :due)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("request", request)
                .bind("ring", ring)
                .bind("due", due)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> offer(UUID request, List<Offer> offers) {
        if (offers.isEmpty()) {
            return Mono.empty();
        }
        return database.sql("""
                        INSERT INTO matching.offer (
                            match_id, request_id, ring, driver_id, distance, estimated_eta, expires_at)
                        SELECT match_id, :request, :ring, driver_id, distance, estimated_eta, :expires_at
                        FROM unnest(:matches, :drivers, :distances, :etas)
                            AS offered (match_id, driver_id, distance, estimated_eta)
                        """)
                .bind("request", request)
                .bind("ring", offers.getFirst().ring())
                .bind("expires_at", offers.getFirst().expiresAt())
                .bind("matches", offers.stream().map(Offer::matchId).toArray(UUID[]::new))
                .bind("drivers", offers.stream().map(Offer::driverId).toArray(UUID[]::new))
                .bind("distances", offers.stream().map(Offer::distance).toArray(Double[]::new))
                .bind("etas", offers.stream().map(Offer::estimatedEta).toArray(Long[]::new))
                .then();
    }

    Mono<Round> round(UUID request, int ring) {
        return database.sql("SELECT * FROM matching.round WHERE request_id = :request AND ring = :ring")
                .bind("request", request)
                .bind("ring", ring)
                .map(Offers::round)
                .one();
    }

    Mono<Offer> find(UUID match) {
        return database.sql("SELECT * FROM matching.offer WHERE match_id = :match")
                .bind("match", match)
                .map(Offers::offer)
                .one();
    }

    /** All offers of a request, in the order in which they were made. */
    Mono<List<Offer>> of(UUID request) {
        return database.sql("""
                        SELECT * FROM matching.offer WHERE request_id = :request
                        ORDER BY ring, distance, driver_id
                        """)
                .bind("request", request)
                .map(Offers::offer)
                .all()
                .collectList();
    }

    /** One offer wins, the other open ones of the request are taken. */
    Mono<Void> accept(UUID request, UUID match) {
        return database.sql("""
                        UPDATE matching.offer
                        SET status = CASE WHEN match_id = :match THEN 'ACCEPTED' ELSE 'TAKEN' END
                        WHERE request_id = :request AND status = 'OPEN'
                        """)
                .bind("request", request)
                .bind("match", match)
                .then();
    }

    Mono<Void> close(UUID match, OfferStatus status) {
        return database.sql("""
                        UPDATE matching.offer SET status = :status
                        WHERE match_id = :match AND status = 'OPEN'
                        """)
                .bind("match", match)
                .bind("status", status.name())
                .then();
    }

    Mono<Void> closeAll(UUID request, OfferStatus status) {
        return database.sql("""
                        UPDATE matching.offer SET status = :status
                        WHERE request_id = :request AND status = 'OPEN'
                        """)
                .bind("request", request)
                .bind("status", status.name())
                .then();
    }

    Mono<Void> leave(UUID request, int ring, @Nullable UUID emptiedBy) {
        return database.sql("""
                        UPDATE matching.round SET left_ring = true, left_by = :left_by
                        WHERE request_id = :request AND ring = :ring AND NOT left_ring
                        """)
                .bind("request", request)
                .bind("ring", ring)
                .bind("left_by", optional(UUID.class, emptiedBy))
                .then();
    }

    private static Round round(Readable row) {
        return new Round(
                required(row, "ring", Integer.class),
                required(row, "due", Instant.class),
                required(row, "left_ring", Boolean.class),
                row.get("left_by", UUID.class));
    }

    private static Offer offer(Readable row) {
        return new Offer(
                required(row, "match_id", UUID.class),
                required(row, "ring", Integer.class),
                required(row, "driver_id", UUID.class),
                required(row, "distance", Double.class),
                required(row, "estimated_eta", Long.class),
                required(row, "expires_at", Instant.class),
                OfferStatus.valueOf(required(row, "status", String.class)));
    }
}
