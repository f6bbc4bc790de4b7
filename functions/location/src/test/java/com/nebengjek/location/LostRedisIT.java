package com.nebengjek.location;

import static com.nebengjek.location.LocationFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nebengjek.events.LocationAggregate;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis may be lost at any time; Postgres knows the rides underway. */
class LostRedisIT extends OnRealServers {

    private final LocationFixtures on = new LocationFixtures();

    @BeforeEach
    void no_ride_is_underway() {
        asOwner().sql("DELETE FROM ride.ride").then().block();
    }

    @Test
    void a_started_ride_is_billed_on_by_a_new_meter() {
        underway("STARTED", at(0));
        store.handle(on.driver(0, 0), on.created(), on.started(0));
        LocationAggregate before = store.aggregatesOf(on.driver(5, 100)).getFirst();
        redis().flushdb();

        store.handle(on.driver(6, 120));
        LocationAggregate after = store.aggregatesOf(on.driver(11, 220)).getFirst();

        assertThat(after.odometer()).isCloseTo(100, within(0.001));
        assertThat(after.meterId()).isNotEqualTo(before.meterId());
        assertThat(store.finalOf(on.arrived(11)))
                .returns(after.meterId(), LocationAggregate::meterId)
                .returns(100.0, LocationAggregate::odometer);
    }

    @Test
    void a_created_ride_is_shown_to_its_passenger_again() {
        underway("CREATED", null);
        store.handle(on.driver(0, 0));

        assertThat(store.liveOf(on.driver(1, 10))).hasSize(1);
    }

    @Test
    void a_ride_that_is_over_gets_no_meter() {
        underway("CANCELLED", null);
        store.handle(on.driver(0, 0));

        assertThat(store.liveOf(on.driver(1, 10))).isEmpty();
    }

    @Test
    void postgres_is_asked_once() {
        store.handle(on.driver(0, 0));
        underway("CREATED", null);
        store.handle(on.driver(1, 10));

        assertThat(store.liveOf(on.driver(2, 20))).isEmpty();
    }

    @Test
    void a_meter_that_a_running_one_already_replaced_is_left_alone() {
        underway("STARTED", at(0));
        store.handle(on.driver(0, 0), on.created(), on.started(0));
        List<LocationAggregate> before = store.aggregatesOf(on.driver(5, 100));
        redis().del("meters:known");
        store.handle(on.driver(6, 120));

        assertThat(store.aggregatesOf(on.driver(10, 200)))
                .extracting(LocationAggregate::meterId)
                .containsExactly(before.getFirst().meterId());
    }

    @Test
    void an_arrival_that_is_seen_before_the_start_is_billed_from_the_start_that_postgres_knows() {
        store.handle(on.driver(0, 0), on.created());
        for (int second = 1; second <= 20; second++) {
            store.handle(on.driver(second, second * 10));
        }
        underway("STARTED", at(5));

        assertThat(store.finalOf(on.arrived(20)).odometer()).isCloseTo(150, within(0.001));
    }

    private void underway(String status, @Nullable Instant startedAt) {
        asOwner().sql("""
                        INSERT INTO ride.ride (ride_id, match_id, driver_id, passenger_id, pickup_latitude,
                            pickup_longitude, destination_latitude, destination_longitude, status, created_at,
                            started_at, started_by, cancelled_at, cancelled_by)
                        VALUES (:ride, :match, :driver, :passenger, -6.2, 106.8, -6.1, 106.8, :status, now(),
                            CAST(:startedAt AS timestamptz),
                            CASE WHEN CAST(:startedAt AS timestamptz) IS NOT NULL THEN :driver END,
                            CASE WHEN :status = 'CANCELLED' THEN now() END,
                            CASE WHEN :status = 'CANCELLED' THEN :driver END)""")
                .bind("ride", on.rideId)
                .bind("match", UUID.randomUUID())
                .bind("driver", on.driver)
                .bind("passenger", on.passenger)
                .bind("status", status)
                .bind("startedAt", Parameters.in(
                        R2dbcType.TIMESTAMP_WITH_TIME_ZONE,
                        startedAt == null ? null : startedAt.atOffset(ZoneOffset.UTC)))
                .then()
                .block();
    }
}
