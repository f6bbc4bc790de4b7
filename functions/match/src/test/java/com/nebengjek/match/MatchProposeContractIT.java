package com.nebengjek.match;

import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.MatchWiden;
import com.nebengjek.events.Position;
import com.nebengjek.events.SearchGrid;
import com.nebengjek.jetstream.test.Scenario;
import com.nebengjek.testkit.TestServers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

final class MatchProposeContractIT extends MatchContract {

    private static final Position NOWHERE = new Position(-40, 20, null);

    private final String redisUrl;
    private final List<UUID> drivers = Stream.generate(UUID::randomUUID).limit(3).toList();
    private final UUID passenger = UUID.randomUUID();
    private final UUID waiting = UUID.randomUUID();
    private final UUID waitingInVain = UUID.randomUUID();
    private final List<UUID> theirPassengers = List.of(UUID.randomUUID(), UUID.randomUUID());
    private final MatchRequest near = request(passenger, PICKUP);
    private final MatchRequest alsoNear = request(UUID.randomUUID(), PICKUP);
    private final MatchRequest far = request(UUID.randomUUID(), NOWHERE);
    private final MatchRequest again = request(passenger, PICKUP);
    private final UUID stranger = UUID.randomUUID();

    MatchProposeContractIT(TestServers servers) {
        super(servers, "matchPropose");
        this.redisUrl = servers.redis().url();
    }

    private MatchRequest request(UUID by, Position pickup) {
        return new MatchRequest(UUID.randomUUID(), by, pickup, DESTINATION, now);
    }

    @Override
    void presume(MatchingRows rows) throws SQLException {
        rows.request(waiting, theirPassengers.getFirst(), 1)
                .round(waiting, 0, now)
                .request(waitingInVain, theirPassengers.getLast(), 2)
                .round(waitingInVain, 1, now);
        try (RedisClient client = RedisClient.create(redisUrl)) {
            RedisCommands<String, String> redis = client.connect().sync();
            for (int i = 0; i < drivers.size(); i++) {
                rows.driver(drivers.get(i));
                locate(redis, drivers.get(i), PICKUP.latitude() + 0.001 * (i + 1), PICKUP.longitude());
            }
        }
    }

    /** Files a position as location-store does. */
    private void locate(RedisCommands<String, String> redis, UUID driver, double latitude, double longitude) {
        String cell = SearchGrid.cellOf(latitude, longitude);
        redis.geoadd(SearchGrid.driversKey(cell, SearchGrid.bucketOf(now)), longitude, latitude, driver.toString());
        redis.hset(
                SearchGrid.positionKey(driver),
                Map.of("lat", "" + latitude, "lon", "" + longitude, "ts", "" + now.toEpochMilli()));
    }

    @Override
    protected Scenario scenario() {
        return Scenario.of(near, alsoNear, far, new MatchWiden(waiting, 1), new MatchWiden(waitingInVain, 2))
                .then(
                        again,
                        new MatchRequest(near.requestId(), stranger, PICKUP, DESTINATION, now.minus(1, ChronoUnit.SECONDS)),
                        new MatchWiden(near.requestId(), 1));
    }
}
