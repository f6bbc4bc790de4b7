package com.nebengjek.match;

import static com.nebengjek.match.Columns.optional;
import static com.nebengjek.match.Columns.required;

import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.Position;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Table {@code matching.request}. */
final class Requests {

    private final DatabaseClient database;

    Requests(DatabaseClient database) {
        this.database = database;
    }

    /** Opens a request; false when its id is known or its passenger has another open one. */
    Mono<Boolean> open(MatchRequest asked, Instant now) {
        return insert(asked, RequestStatus.OPEN, null, now);
    }

    /** Remembers that a request was refused, unless its id is known. */
    Mono<Boolean> refuse(MatchRequest asked, Refusal refusal, Instant now) {
        return insert(asked, RequestStatus.REFUSED, refusal, now);
    }

    private Mono<Boolean> insert(MatchRequest asked, RequestStatus status, @Nullable Refusal refusal, Instant now) {
        return database.sql("""
                        INSERT INTO matching.request (
                            request_id, passenger_id, status, refusal, received_at,
                            pickup_latitude, pickup_longitude, pickup_at,
                            destination_latitude, destination_longitude, destination_at)
                        VALUES (
                            :request, :passenger, :status, :refusal, :now,
                            :pickup_latitude, :pickup_longitude, :pickup_at,
                            :destination_latitude, :destination_longitude, :destination_at)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("request", asked.requestId())
                .bind("passenger", asked.passengerId())
                .bind("status", status.name())
                .bind("refusal", optional(String.class, refusal == null ? null : refusal.name()))
                .bind("now", now)
                .bind("pickup_latitude", asked.pickup().latitude())
                .bind("pickup_longitude", asked.pickup().longitude())
                .bind("pickup_at", optional(Instant.class, asked.pickup().timestamp()))
                .bind("destination_latitude", asked.destination().latitude())
                .bind("destination_longitude", asked.destination().longitude())
                .bind("destination_at", optional(Instant.class, asked.destination().timestamp()))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Request> find(UUID request) {
        return database.sql("SELECT * FROM matching.request WHERE request_id = :request")
                .bind("request", request)
                .map(Requests::request)
                .one();
    }

    Mono<Request> lock(UUID request) {
        return database.sql("SELECT * FROM matching.request WHERE request_id = :request FOR UPDATE")
                .bind("request", request)
                .map(Requests::request)
                .one();
    }

    /** Locks the request that an offer belongs to. Read the offer after that: before, it may change. */
    Mono<Request> lockByOffer(UUID match) {
        return database.sql("""
                        SELECT request.*
                        FROM matching.request JOIN matching.offer USING (request_id)
                        WHERE match_id = :match
                        FOR UPDATE OF request
                        """)
                .bind("match", match)
                .map(Requests::request)
                .one();
    }

    /**
     * Locks the request that a passenger means without naming it: which this event cancelled before, else the
     * open one, else the last.
     */
    Mono<Request> lockMeant(UUID passenger, String event) {
        return database.sql("""
                        SELECT *
                        FROM matching.request
                        WHERE passenger_id = :passenger
                        ORDER BY cancelled_by IS NOT DISTINCT FROM :event DESC, status = 'OPEN' DESC, received_at DESC
                        LIMIT 1
                        FOR UPDATE
                        """)
                .bind("passenger", passenger)
                .bind("event", event)
                .map(Requests::request)
                .one();
    }

    /** Remembers a cancellation that overtook its request. */
    Mono<Void> cancelAhead(UUID request, UUID passenger, String event, Instant now) {
        return database.sql("""
                        INSERT INTO matching.request (request_id, passenger_id, status, cancelled_by, received_at)
                        VALUES (:request, :passenger, 'CANCELLED', :event, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("request", request)
                .bind("passenger", passenger)
                .bind("event", event)
                .bind("now", now)
                .then();
    }

    Mono<Void> cancel(UUID request, String event) {
        return database.sql("""
                        UPDATE matching.request SET status = 'CANCELLED', cancelled_by = :event
                        WHERE request_id = :request AND status = 'OPEN'
                        """)
                .bind("request", request)
                .bind("event", event)
                .then();
    }

    /** Takes an admission back. */
    Mono<Void> revoke(UUID request, Refusal refusal) {
        return database.sql("""
                        UPDATE matching.request SET status = 'REFUSED', refusal = :refusal
                        WHERE request_id = :request AND status = 'OPEN'
                        """)
                .bind("request", request)
                .bind("refusal", refusal.name())
                .then();
    }

    Mono<Void> end(UUID request, RequestStatus status) {
        return database.sql("""
                        UPDATE matching.request SET status = :status
                        WHERE request_id = :request AND status = 'OPEN'
                        """)
                .bind("request", request)
                .bind("status", status.name())
                .then();
    }

    Mono<Void> widen(UUID request, int ring) {
        return database.sql("""
                        UPDATE matching.request SET ring = :ring
                        WHERE request_id = :request AND status = 'OPEN' AND ring = :ring - 1
                        """)
                .bind("request", request)
                .bind("ring", ring)
                .then();
    }

    private static Request request(Readable row) {
        String refusal = row.get("refusal", String.class);
        return new Request(
                required(row, "request_id", UUID.class),
                required(row, "passenger_id", UUID.class),
                RequestStatus.valueOf(required(row, "status", String.class)),
                required(row, "ring", Integer.class),
                row.get("pickup_latitude") == null ? null : trip(row),
                refusal == null ? null : Refusal.valueOf(refusal));
    }

    private static Trip trip(Readable row) {
        return new Trip(
                new Position(
                        required(row, "pickup_latitude", Double.class),
                        required(row, "pickup_longitude", Double.class),
                        row.get("pickup_at", Instant.class)),
                new Position(
                        required(row, "destination_latitude", Double.class),
                        required(row, "destination_longitude", Double.class),
                        row.get("destination_at", Instant.class)));
    }
}
