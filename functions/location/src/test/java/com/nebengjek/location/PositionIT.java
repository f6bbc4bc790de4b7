package com.nebengjek.location;

import static com.nebengjek.location.LocationFixtures.LATITUDE;
import static com.nebengjek.location.LocationFixtures.LONGITUDE;
import static com.nebengjek.location.LocationFixtures.NOON;
import static com.nebengjek.location.LocationFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nebengjek.events.DriverLocationStored;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.Haversine;
import com.nebengjek.events.LocationStoreInput;
import com.nebengjek.events.PassengerLocationStored;
import com.nebengjek.events.SearchGrid;
import com.nebengjek.jetstream.Caused;
import io.lettuce.core.GeoArgs;
import io.lettuce.core.GeoCoordinates;
import io.lettuce.core.KillArgs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where people are kept, and where drivers are filed for searches. */
class PositionIT extends OnRealServers {

    private final LocationFixtures on = new LocationFixtures();

    @Test
    void a_stored_position_is_told_with_its_cell() {
        assertThat(store.outputsOf(on.driver(0, 0)))
                .containsExactly(new DriverLocationStored(on.driver, "-124:2136", NOON));
        assertThat(store.outputsOf(on.passenger(0)))
                .containsExactly(new PassengerLocationStored(on.passenger, "-124:2136", NOON));
    }

    @Test
    void every_output_names_its_input_even_among_equal_ones() {
        DriverLocationUpdate once = on.driver(0, 0);
        DriverLocationUpdate again = on.driver(0, 0);

        assertThat(store.handle(once, again))
                .extracting(Caused::input)
                .satisfiesExactly(
                        first -> assertThat(first).isSameAs(once), second -> assertThat(second).isSameAs(again));
    }

    @Test
    void the_last_position_is_kept_for_a_day() {
        store.handle(on.passenger(0), on.passenger(1.5));

        String key = SearchGrid.positionKey(on.passenger);
        assertThat(redis().hgetall(key))
                .isEqualTo(Map.of(
                        "lat", Double.toString(LATITUDE),
                        "lon", Double.toString(LONGITUDE),
                        "ts", Long.toString(at(1.5).toEpochMilli())));
        assertThat(redis().ttl(key)).isCloseTo(86_400L, within(10L));
    }

    @Test
    void an_older_position_does_not_replace_a_newer_one_and_is_told_all_the_same() {
        store.handle(on.driver(10, 100));

        assertThat(store.outputsOf(on.driver(5, 50))).hasSize(1);
        assertThat(redis().hget(SearchGrid.positionKey(on.driver), "ts"))
                .isEqualTo(Long.toString(at(10).toEpochMilli()));
    }

    @Test
    void a_driver_is_filed_where_a_search_looks() {
        store.clock.set(at(31));
        store.handle(on.driver(31, 0));

        String key = keyAt(at(31));
        assertThat(redis().georadius(key, LONGITUDE, LATITUDE, 5, GeoArgs.Unit.m)).contains(on.driver.toString());
        assertThat(redis().ttl(key)).isCloseTo(120L, within(5L));
    }

    @Test
    void the_newest_of_several_positions_in_a_batch_is_filed() {
        store.clock.set(at(3));
        store.handle(on.driver(3, 300), on.driver(1, 100), on.driver(2, 200));

        GeoCoordinates filed = redis().geopos(keyAt(at(3)), on.driver.toString()).getFirst();
        assertThat(Haversine.metres(
                        filed.getY().doubleValue(), filed.getX().doubleValue(), LATITUDE, LONGITUDE))
                .isCloseTo(300, within(1.0));
    }

    @Test
    void a_passenger_is_filed_nowhere() {
        store.handle(on.passenger(0));

        assertThat(isFiled(on.passenger)).isFalse();
    }

    @Test
    void a_position_older_than_a_minute_is_kept_and_not_filed() {
        store.clock.set(at(61));
        store.handle(on.driver(0.5, 0));

        assertThat(isFiled(on.driver)).isFalse();
        assertThat(redis().exists(SearchGrid.positionKey(on.driver))).isOne();
    }

    @Test
    void a_position_from_a_clock_that_is_ahead_is_filed_now() {
        store.handle(on.driver(59, 0));

        assertThat(redis().zscore(keyAt(NOON), on.driver.toString())).isNotNull();
    }

    @Test
    void a_position_beyond_the_search_grid_is_kept_and_not_filed() {
        store.handle(new DriverLocationUpdate(on.driver, 89.5, 10, NOON, null));

        assertThat(isFiled(on.driver)).isFalse();
        assertThat(redis().exists(SearchGrid.positionKey(on.driver))).isOne();
    }

    @Test
    void scripts_that_redis_has_forgotten_are_loaded_again() {
        store.handle(on.driver(0, 0));
        redis().scriptFlush();

        assertThat(store.outputsOf(on.driver(1, 10))).hasSize(1);
    }

    @Test
    void a_connection_that_was_cut_is_replaced() {
        store.handle(on.driver(0, 0));
        redis().clientKill(KillArgs.Builder.skipme());

        assertThat(store.outputsOf(on.driver(1, 10))).hasSize(1);
    }

    private static boolean isFiled(UUID person) {
        return redis().keys("drivers:*").stream()
                .anyMatch(key -> redis().zscore(key, person.toString()) != null);
    }

    private static String keyAt(Instant moment) {
        return SearchGrid.driversKey(SearchGrid.cellOf(LATITUDE, LONGITUDE), SearchGrid.bucketOf(moment));
    }
}
