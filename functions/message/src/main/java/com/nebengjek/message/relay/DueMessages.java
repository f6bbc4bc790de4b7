package com.nebengjek.message.relay;

import com.nebengjek.events.MessageChannel;
import com.nebengjek.message.endpoint.EndpointHealth;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Table {@code message.message}, as the relay works on it: a batch costs a statement, however large it is. */
final class DueMessages {

    private static final Duration UNTIL_ENDPOINTS_CHANGE = Duration.ofMinutes(1);
    private static final Duration UNTIL_RESUMED = Duration.ofMinutes(5);
    private static final Duration UNTIL_IT_IS_NEXT = Duration.ofMinutes(1);
    private static final Duration WHEN_IT_IS_NEXT = Duration.ofSeconds(1);
    /** What has a place in the rate of its endpoint is as good as queued; more comes shortly before all of it is. */
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final DatabaseClient database;
    private final RelaySettings settings;
    private final Clock clock;

    private static final int WIDE = 10;

    /** A row of what was looked at; the first says only how many that might have been. */
    private record Seen(int room, boolean waiting, @Nullable String verdict, @Nullable Claimed message) {}

    DueMessages(DatabaseClient database, RelaySettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Looks at the most urgent that are due, and takes what may be sent: with an endpoint, in a new turn, and for the time
     * of a lease. What may not is held, expired or cancelled.
     *
     * <p>A message without an endpoint gets the first that takes it, and a copy of it each further one. Rows that another
     * relay looks at are passed over.
     *
     * @param wide whether to look at more than may be taken, because most of it was set aside the last time
     */
    Mono<Claim> claim(Lane lane, boolean wide) {
        Instant now = now();
        Instant leasedUntil = now.plus(settings.lease());
        return database.sql(Statements.CLAIM)
                .bind("lane", lane.ordinal())
                .bind("now", now)
                .bind("batch", settings.batchCount())
                .bind("look", settings.batchCount() * (wide ? WIDE : 1))
                .bind("maxQueued", settings.maxQueued())
                .bind("leased", leasedUntil)
                .bind("endpointsChange", now.plus(UNTIL_ENDPOINTS_CHANGE))
                .bind("resumed", now.plus(UNTIL_RESUMED))
                .bind("farFromNext", now.plus(UNTIL_IT_IS_NEXT))
                .bind("next", now.plus(WHEN_IT_IS_NEXT))
                .bind("farOff", now.plus(EndpointHealth.UNTIL_THERE_IS_ROOM))
                .bind("promised", now.plus(SHORTLY))
                .map(DueMessages::read)
                .all()
                .collectList()
                .map(seen -> claimOf(seen, leasedUntil));
    }

    private static Claim claimOf(List<Seen> seen, Instant leasedUntil) {
        List<Claimed> messages =
                seen.stream().map(Seen::message).filter(Objects::nonNull).toList();
        return new Claim(
                messages,
                seen.stream()
                        .map(Seen::verdict)
                        .filter(Objects::nonNull)
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())),
                seen.getFirst().room(),
                seen.getFirst().waiting(),
                leasedUntil);
    }

    /** Says that the stream has them, unless somebody has taken them from it already. */
    Mono<Void> markQueued(Collection<Claimed> messages, Instant leasedUntil) {
        return each(messages, leasedUntil, """
                        UPDATE message.message m
                        SET state = 'QUEUED', due_at = :until, updated_at = :now""")
                .bind("until", now().plus(settings.queueTime()))
                .bind("now", now())
                .then();
    }

    /** Ends the lease of what the stream has not acknowledged. */
    Mono<Void> giveBack(Collection<Claimed> messages, Instant leasedUntil) {
        return each(messages, leasedUntil, """
                        UPDATE message.message m
                        SET due_at = :now""")
                .bind("now", now())
                .then();
    }

    /** Ends a message that can never be queued. */
    Mono<Void> bury(Claimed message, Instant leasedUntil, String reason) {
        return each(List.of(message), leasedUntil, """
                        UPDATE message.message m
                        SET state = 'DEAD', reason = :reason, updated_at = :now""")
                .bind("reason", reason)
                .bind("now", now())
                .then();
    }

    /**
     * Of those that are as they were claimed: nobody has done anything with them since.
     *
     * <p>Deliverers lock the same rows at the same time, all in the order of their ids: no two wait for each other. The
     * planner sees nothing in a {@code CASE} but finds rows by their ids: by state or lease it would compare all that
     * wait with each of the batch.
     */
    private DatabaseClient.GenericExecuteSpec each(Collection<Claimed> messages, Instant leasedUntil, String update) {
        return database.sql(update + """

                        FROM (SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:turns AS integer[])) AS told (message_id, turn)
                            ORDER BY message_id) AS claimed
                        WHERE m.message_id = claimed.message_id
                            AND CASE WHEN m.state IN ('PENDING', 'RETRY')
                                THEN m.turn = claimed.turn AND m.due_at = :leased END""")
                .bind("ids", messages.stream().map(Claimed::id).toArray(UUID[]::new))
                .bind("turns", messages.stream().map(Claimed::turn).toArray(Integer[]::new))
                .bind("leased", leasedUntil);
    }

    private Instant now() {
        // What Postgres keeps of it, so that it can be compared.
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Seen read(Readable row) {
        String verdict = row.get("verdict", String.class);
        return new Seen(
                value(row, "room", Integer.class),
                value(row, "waiting", Boolean.class),
                verdict,
                Statements.QUEUE.equals(verdict) ? claimed(row) : null);
    }

    private static Claimed claimed(Readable row) {
        return new Claimed(
                value(row, "message_id", UUID.class),
                MessageChannel.valueOf(value(row, "channel", String.class)),
                value(row, "endpoint_id", UUID.class),
                value(row, "attempts", Integer.class) + 1,
                value(row, "turn", Integer.class),
                value(row, "was_due", Instant.class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
