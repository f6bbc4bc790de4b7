package com.nebengjek.message.endpoint;

import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.message.endpoint.Endpoint.Disabling;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Table {@code message.endpoint_health}: what all processes together know of an endpoint's circuit breaker and rate. */
public final class EndpointHealth {

    /** How long an endpoint that is back is spared. */
    public static final Duration RECOVERY = Duration.ofSeconds(10);
    /** What is set aside is let go by the relay, and not looked at for being due. */
    public static final Duration UNTIL_THERE_IS_ROOM = Duration.ofDays(1);

    private static final Duration SOON = Duration.ofSeconds(1);
    /** For how long a rate is promised to messages that wait. */
    private static final Duration LONGEST_PROMISE = Duration.ofSeconds(10);

    private final DatabaseClient database;
    private final BreakerProperties settings;
    private final Clock clock;
    private final RandomGenerator random;

    public EndpointHealth(
            DatabaseClient database, BreakerProperties settings, Clock clock, RandomGenerator random) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /** What one endpoint grants; {@code rate} is its own, null when it has none. */
    private record Grant(int granted, boolean broken, @Nullable Integer rate, Instant from) {}

    /** Says of each request, in their order, whether it may be made now; takes it out of what the endpoint may have. */
    public Mono<List<Admission>> admit(List<Endpoint> requests) {
        Map<UUID, Integer> wanted = new HashMap<>();
        requests.forEach(endpoint -> wanted.merge(endpoint.endpointId(), 1, Integer::sum));
        Instant now = clock.instant();
        return database.sql("""
                        WITH stood AS (
                            SELECT h.endpoint_id, a.wanted, h.open_until, h.tokens, h.tokens_at,
                                   e.timeout_ms, e.rate_per_second,
                                   greatest(h.deferred_until, :now) AS deferred_from,
                                   CAST(least(e.rate_per_second, CASE WHEN h.recovered_at > :recovering
                                       THEN :first_rate * power(2, extract(epoch FROM :now - h.recovered_at)) END)
                                       AS double precision) AS rate
                            FROM unnest(:endpoints, :wanted) AS a (endpoint_id, wanted)
                            JOIN message.endpoint e USING (endpoint_id)
                            JOIN message.endpoint_health h USING (endpoint_id)
                            ORDER BY h.endpoint_id
                            FOR UPDATE OF h
                        ), filled AS (
                            SELECT *, least(greatest(rate, 1), coalesce(
                                tokens + rate * greatest(0, extract(epoch FROM :now - tokens_at)), greatest(rate, 1)))
                                AS available
                            FROM stood
                        ), decided AS (
                            SELECT *, CAST(CASE
                                WHEN open_until > :now THEN 0
                                WHEN open_until IS NOT NULL THEN 1
                                WHEN rate IS NULL THEN wanted
                                ELSE least(wanted, floor(available)) END AS integer) AS granted
                            FROM filled
                        )
                        UPDATE message.endpoint_health h
                        SET tokens = CASE WHEN d.open_until IS NULL THEN d.available - d.granted END,
                            tokens_at = :now,
                            open_until = CASE WHEN d.open_until <= :now
                                THEN :now + CAST(d.timeout_ms + :patience AS integer) * INTERVAL '1 ms'
                                ELSE d.open_until END,
                            deferred_until = CASE WHEN d.open_until IS NULL AND d.rate_per_second IS NOT NULL
                                THEN least(:latest, d.deferred_from
                                    + CAST(d.wanted - d.granted AS double precision) / d.rate_per_second * INTERVAL '1 s')
                                END
                        FROM decided d
                        WHERE h.endpoint_id = d.endpoint_id
                        RETURNING d.endpoint_id, d.granted, d.rate_per_second, d.open_until IS NOT NULL AS broken,
                                  coalesce(h.open_until, d.deferred_from) AS deferred_from
                        """)
                .bind("now", now)
                .bind("recovering", now.minus(RECOVERY))
                .bind("first_rate", settings.firstRate())
                .bind("latest", now.plus(LONGEST_PROMISE))
                .bind("patience", EndpointClient.PATIENCE.multipliedBy(2).toMillis())
                .bind("endpoints", wanted.keySet().toArray(UUID[]::new))
                .bind("wanted", wanted.values().toArray(Integer[]::new))
                .map(row -> Map.entry(value(row, "endpoint_id", UUID.class), grant(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(grants -> admissions(requests, grants, now));
    }

    private List<Admission> admissions(List<Endpoint> requests, Map<UUID, Grant> grants, Instant now) {
        Map<UUID, Integer> places = new HashMap<>();
        List<Admission> admissions = new ArrayList<>(requests.size());
        for (Endpoint endpoint : requests) {
            Grant grant = grants.get(endpoint.endpointId());
            int place = places.merge(endpoint.endpointId(), 1, Integer::sum);
            admissions.add(grant == null ? new Admission(false, false, now) : admission(grant, place, now));
        }
        return admissions;
    }

    /** Those that have to wait get a place each in the seconds that follow; of more, nobody knows when they may go. */
    private Admission admission(Grant grant, int place, Instant now) {
        if (place <= grant.granted()) {
            return new Admission(true, grant.broken(), now);
        }
        if (grant.broken() || grant.rate() == null) {
            return new Admission(false, false, grant.from().plus(jitter(grant.broken() ? SOON : RECOVERY)));
        }
        Duration wait = Duration.ofNanos((long) (1e9 * (place - grant.granted()) / grant.rate()));
        Instant due = grant.from().plus(wait);
        return new Admission(false, false, due.isBefore(now.plus(LONGEST_PROMISE)) ? due : null);
    }

    private Duration jitter(Duration most) {
        return Duration.ofNanos(random.nextLong(most.toNanos()));
    }

    /** Takes note of how endpoints did, one report each, and answers which of them are disabled by it. */
    public Mono<List<Disabling>> report(List<HealthReport> reports) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.sql("""
                        WITH judged AS (
                            SELECT r.*, h.trials, h.open_until,
                                   CASE WHEN r.alive THEN r.failures ELSE h.failures + r.failures END AS failed,
                                   CASE WHEN r.succeeded THEN r.failing_since
                                       ELSE coalesce(h.failing_since, r.failing_since) END AS failed_since
                            FROM json_to_recordset(CAST(:reports AS json)) AS r (
                                endpoint_id uuid, message_id uuid, alive boolean, succeeded boolean, failures integer,
                                failing_since timestamptz, trial boolean, gone boolean)
                            JOIN message.endpoint_health h USING (endpoint_id)
                            ORDER BY h.endpoint_id
                            FOR UPDATE OF h
                        ), sentenced AS (
                            SELECT *, gone OR failed_since <= :too_long AS disabled FROM judged
                        ), noted AS (
                            UPDATE message.endpoint_health h
                            SET failures = CASE WHEN s.disabled THEN 0 ELSE s.failed END,
                                failing_since = CASE WHEN NOT s.disabled THEN s.failed_since END,
                                trials = CASE WHEN s.alive THEN 0 WHEN s.trial THEN s.trials + 1 ELSE s.trials END,
                                open_until = CASE
                                    WHEN s.disabled OR s.alive AND s.failed < :threshold THEN NULL
                                    WHEN s.trial THEN
                                        :now + least(:max_pause, :pause * power(2, s.trials + 1)) * INTERVAL '1 ms'
                                    WHEN s.open_until IS NULL AND s.failed >= :threshold THEN
                                        :now + :pause * INTERVAL '1 ms'
                                    ELSE s.open_until END,
                                recovered_at = CASE WHEN s.alive AND s.open_until IS NOT NULL
                                    THEN :now ELSE h.recovered_at END,
                                tokens = CASE WHEN s.alive AND s.open_until IS NOT NULL THEN 1 ELSE h.tokens END,
                                tokens_at = CASE WHEN s.alive AND s.open_until IS NOT NULL THEN :now ELSE h.tokens_at END
                            FROM sentenced s
                            WHERE h.endpoint_id = s.endpoint_id
                        )
                        UPDATE message.endpoint e
                        SET enabled = false, disabled_by = s.message_id, updated_at = :now,
                            disabled_reason = CASE WHEN s.gone THEN 'answers 410: it is gone'
                                ELSE 'nothing but failures since ' || to_char(s.failed_since AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC' END
                        FROM sentenced s
                        WHERE e.endpoint_id = s.endpoint_id AND s.disabled AND e.enabled
                        RETURNING e.endpoint_id, e.disabled_by, e.disabled_reason, e.updated_at
                        """)
                .bind("reports", EventJson.mapper().writeValueAsString(reports))
                .bind("now", now)
                .bind("too_long", now.minus(settings.disableAfter()))
                .bind("threshold", settings.failures())
                .bind("pause", settings.pause().toMillis())
                .bind("max_pause", settings.maxPause().toMillis())
                .map(EndpointHealth::disabling)
                .all()
                .collectList();
    }

    private static Grant grant(Readable row) {
        return new Grant(
                value(row, "granted", Integer.class),
                value(row, "broken", Boolean.class),
                row.get("rate_per_second", Integer.class),
                value(row, "deferred_from", Instant.class));
    }

    private static Disabling disabling(Readable row) {
        return new Disabling(
                value(row, "endpoint_id", UUID.class),
                value(row, "disabled_by", UUID.class),
                value(row, "disabled_reason", String.class),
                value(row, "updated_at", Instant.class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
