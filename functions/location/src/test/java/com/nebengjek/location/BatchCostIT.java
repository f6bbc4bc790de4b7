package com.nebengjek.location;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.LocationStoreInput;
import com.nebengjek.testkit.WithServers;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** What a position costs decides what the system costs. Redis counts the commands of all its databases together. */
@WithServers(topology = false, dedicated = true)
class BatchCostIT extends OnRealServers {

    private static final int POSITIONS = 500;

    private final List<LocationFixtures> drivers =
            IntStream.range(0, POSITIONS).mapToObj(driver -> new LocationFixtures()).toList();

    @Test
    void a_batch_is_one_script_call_a_position_and_two_commands_a_cell() {
        store.handle(positionsAt(0));
        redis().configResetstat();

        store.handle(positionsAt(1));

        assertThat(redis().info("commandstats"))
                .contains("cmdstat_evalsha:calls=" + POSITIONS + ",")
                .contains("cmdstat_geoadd:calls=1,", "cmdstat_exists:calls=1,")
                .contains("cmdstat_expire:calls=" + (2 * POSITIONS + 1) + ",")
                .doesNotContain("cmdstat_eval:");
    }

    @Test
    void a_batch_waits_for_redis_once() throws Exception {
        Duration roundTrip = Duration.ofMillis(200);
        var near = new InetSocketAddress(redisAddress().getHost(), redisAddress().getPort());
        try (var far = new FarAway(near, roundTrip.dividedBy(2))) {
            var distant = new StoreUnderTest(new ReactiveStringRedisTemplate(connectionsTo(far.port())), asLocation());
            distant.handle(positionsAt(0));

            long begin = System.nanoTime();
            distant.handle(positionsAt(1));

            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(roundTrip, roundTrip.multipliedBy(2).minusMillis(1));
        }
    }

    private List<LocationStoreInput> positionsAt(int second) {
        return drivers.stream()
                .<LocationStoreInput>map(driver -> driver.driver(second, 10))
                .toList();
    }
}
