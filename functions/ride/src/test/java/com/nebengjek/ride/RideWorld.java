package com.nebengjek.ride;

import static com.nebengjek.ride.RideFixtures.NOON;
import static com.nebengjek.ride.RideFixtures.PICKUP;
import static com.nebengjek.ride.RideFixtures.match;

import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.RideArrive;
import com.nebengjek.events.RideCancel;
import com.nebengjek.events.RideCreate;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideMetered;
import com.nebengjek.events.RidePaid;
import com.nebengjek.events.RideProgressInput;
import com.nebengjek.events.RideProgressOutput;
import com.nebengjek.events.RideStart;
import com.nebengjek.events.SearchGrid;
import com.nebengjek.jetstream.Caused;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.TestServers;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.r2dbc.core.DatabaseClient;

/** The three functions on a database and a Redis, and the words to talk to them. */
final class RideWorld implements AutoCloseable {

    final DatabaseClient database;
    private final ConnectionPool pool;
    private final LettuceConnectionFactory redisConnections;
    private final ReactiveStringRedisTemplate redis;
    private final RideCreation creation;
    private final RideProgression progression;
    private final RideMetering metering;

    RideWorld(TestServers servers) {
        pool = pool(servers.database().as("ride"));
        database = DatabaseClient.create(pool);
        redisConnections = new LettuceConnectionFactory(LettuceConnectionFactory.createRedisConfiguration(
                servers.redis().url()));
        redisConnections.afterPropertiesSet();
        redisConnections.start();
        redis = new ReactiveStringRedisTemplate(redisConnections);
        Clock clock = new TickingClock(NOON);
        Rides rides = new Rides(database);
        StartingPlace place = new StartingPlace(new RideProperties(100, Duration.ofSeconds(60)));
        creation = new RideCreation(rides, clock);
        progression = new RideProgression(rides, new Refusals(database), new LastPositions(redis), place, clock);
        metering = new RideMetering(new Meters(database), clock);
    }

    /** As the role of the module sees it, so that what the role may not do fails here. */
    private static ConnectionPool pool(PostgresDatabase database) {
        ConnectionFactory connections = ConnectionFactories.get(ConnectionFactoryOptions.parse(database.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .build());
        return new ConnectionPool(
                ConnectionPoolConfiguration.builder(connections).maxSize(4).build());
    }

    List<RideCreated> create(RideCreate match) {
        return creation.apply(match).collectList().block();
    }

    /** A created ride whose people stand together at the pickup. */
    RideCreated created() {
        RideCreated ride = create(match()).getFirst();
        meetAtPickup(ride);
        return ride;
    }

    RideCreated started() {
        RideCreated ride = created();
        start(ride, ride.driverId());
        return ride;
    }

    RideCreated arrived() {
        RideCreated ride = started();
        arrive(ride, ride.driverId(), null);
        return ride;
    }

    void meetAtPickup(RideCreated ride) {
        seen(ride.driverId(), PICKUP.latitude(), PICKUP.longitude(), NOON);
        seen(ride.passengerId(), PICKUP.latitude() + 0.0005, PICKUP.longitude(), NOON);
    }

    void seen(UUID person, double latitude, double longitude, Instant at) {
        redis.<String, String>opsForHash()
                .putAll(
                        SearchGrid.positionKey(person),
                        Map.of(
                                "lat", Double.toString(latitude),
                                "lon", Double.toString(longitude),
                                "ts", Long.toString(at.toEpochMilli())))
                .block();
    }

    void lost(UUID person) {
        redis.delete(SearchGrid.positionKey(person)).block();
    }

    List<RideProgressOutput> start(RideCreated ride, UUID by) {
        return progress(new RideStart(ride.rideId(), by, null, null));
    }

    List<RideProgressOutput> arrive(RideCreated ride, UUID by, @Nullable Double factor) {
        return progress(new RideArrive(ride.rideId(), by, null, null, factor));
    }

    List<RideProgressOutput> cancel(RideCreated ride, UUID by) {
        return progress(new RideCancel(ride.rideId(), by, null, null));
    }

    List<RideProgressOutput> progress(RideProgressInput input) {
        return progress(input, UUID.randomUUID().toString());
    }

    List<RideProgressOutput> progress(RideProgressInput input, String eventId) {
        return progression
                .apply(MessageBuilder.withPayload(input).setHeader(EventHeaders.ID, eventId).build())
                .collectList()
                .block();
    }

    List<Caused<RideMetered>> meter(LocationAggregate... batch) {
        return metering.apply(List.of(batch)).collectList().block();
    }

    static RidePaid paid(RideCreated ride) {
        UUID rideId = ride.rideId();
        return new RidePaid(
                rideId, new Payment(Payment.idOf(rideId), rideId, 3_000, 150, 2_850, PaymentStatus.PAID));
    }

    String statusOf(RideCreated ride) {
        return database.sql("SELECT status FROM ride.ride WHERE ride_id = :ride")
                .bind("ride", ride.rideId())
                .mapValue(String.class)
                .one()
                .block();
    }

    @Override
    public void close() {
        redisConnections.destroy();
        pool.dispose();
    }
}
