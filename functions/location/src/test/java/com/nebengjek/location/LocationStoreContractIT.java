package com.nebengjek.location;

import com.nebengjek.jetstream.test.DeliveryContract;
import com.nebengjek.jetstream.test.FunctionUnderTest;
import com.nebengjek.jetstream.test.Scenario;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The function keeps the contract of delivery. */
@WithServers
final class LocationStoreContractIT extends DeliveryContract {

    private final TestServers servers;
    private final LocationFixtures on =
            new LocationFixtures(Instant.now().minus(Duration.ofMinutes(2)).truncatedTo(ChronoUnit.MINUTES));
    private final LocationFixtures cancelled = on.nextRide();

    LocationStoreContractIT(TestServers servers) {
        this.servers = servers;
    }

    @Override
    protected FunctionUnderTest function() {
        PostgresDatabase database = servers.database().as("location");
        return new FunctionUnderTest(
                LocationModule.class,
                "locationStore",
                Map.of(
                        "spring.r2dbc.url", database.r2dbcUrl(),
                        "spring.r2dbc.password", database.password(),
                        "spring.data.redis.url", servers.redis().url(),
                        "nebengjek.nats.url", servers.nats().url(),
                        "nebengjek.location.indexed", "1h"));
    }

    @Override
    protected void begin() throws Exception {
        servers.startOver();
    }

    /** A position that comes late is not billed, so each is there before the next. */
    @Override
    protected Scenario scenario() {
        return Scenario.of(on.driver(0, 0), on.passenger(0), on.created(), cancelled.created(), cancelled.cancelled(5))
                .then(on.started(10))
                .then(on.driver(20, 150))
                .then(on.driver(30, 300), on.passenger(30))
                .then(on.driver(41, 450))
                .then(on.arrived(40));
    }

    /** Which meter it was is drawn anew each time. */
    @Override
    protected String comparable(String line) {
        return line.replaceAll("\"meter_id\":\"[^\"]*\"", "\"meter_id\":\"(random)\"")
                .replaceAll("\"meter\":\"[^\"]*\"", "\"meter\":\"(random)\"");
    }

    /**
     * Last positions, ended rides, and which drivers are filed where. Not the places they are filed at: a search asks
     * for their last positions anyway.
     */
    @Override
    protected Map<String, Object> state() {
        Map<String, Object> state = new TreeMap<>();
        try (RedisClient client = RedisClient.create(servers.redis().url())) {
            RedisCommands<String, String> redis = client.connect().sync();
            redis.keys("*").forEach(key -> state.put(key, valueOf(redis, key)));
        }
        return state;
    }

    private static Object valueOf(RedisCommands<String, String> redis, String key) {
        return switch (redis.type(key)) {
            case "hash" -> new TreeMap<>(redis.hgetall(key));
            case "zset" -> new TreeSet<>(redis.zrange(key, 0, -1));
            case "list" -> redis.lrange(key, 0, -1).toString();
            default -> withoutOrder(redis.get(key));
        };
    }

    /** Lua writes the members of an object in any order. */
    private static String withoutOrder(String json) {
        return Stream.of(json.split("[{},]+")).sorted().collect(Collectors.joining(" "));
    }
}
