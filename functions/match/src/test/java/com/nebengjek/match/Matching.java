package com.nebengjek.match;

import com.nebengjek.events.DriverAvailabilityInput;
import com.nebengjek.events.DriverBeacon;
import com.nebengjek.events.DriverLocationUpdate;
import com.nebengjek.events.Haversine;
import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.MatchCancel;
import com.nebengjek.events.MatchDecideInput;
import com.nebengjek.events.MatchDecideOutput;
import com.nebengjek.events.MatchExpireOutput;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchProposeInput;
import com.nebengjek.events.MatchProposeOutput;
import com.nebengjek.events.MatchRejected;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.MatchRound;
import com.nebengjek.events.Position;
import com.nebengjek.events.SearchGrid;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.geo.Point;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The functions of matching on real servers, at a time of the test's choosing. */
final class Matching implements AutoCloseable {

    static {
        NothingBlocks.install();
    }

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double METRES_PER_DEGREE = Haversine.metres(0, 0, 1, 0);

    final TestClock clock = new TestClock();

    private final ConfigurableApplicationContext context;
    private final Random random = new Random();

    /** Without a binding: the test calls the functions, and time stands still. */
    Matching(TestServers servers, String... properties) {
        context = application()
                .initializers((GenericApplicationContext starting) ->
                        starting.registerBean("clock", Clock.class, () -> clock))
                .run(arguments(servers, properties, "nebengjek.jetstream.enabled=false"));
    }

    private Matching(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Bound to JetStream, and in the real time, as in production. */
    static Matching bound(TestServers servers, String... properties) {
        return new Matching(application().run(arguments(servers, properties)));
    }

    private static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(MatchModule.class).web(WebApplicationType.NONE);
    }

    /** As arguments, which win over the defaults of the module. */
    private static String[] arguments(TestServers servers, String[] properties, String... more) {
        PostgresDatabase database = servers.database().as("match");
        Stream<String> places = Stream.of(
                "spring.r2dbc.url=" + database.r2dbcUrl(),
                "spring.r2dbc.username=" + database.user(),
                "spring.r2dbc.password=" + database.password(),
                "spring.data.redis.url=" + servers.redis().url(),
                "nebengjek.nats.url=" + servers.nats().url(),
                "spring.main.banner-mode=off",
                "logging.level.root=warn");
        return Stream.of(places, Stream.of(properties), Stream.of(more))
                .flatMap(all -> all)
                .map(property -> "--" + property)
                .toArray(String[]::new);
    }

    // what the functions are told

    List<MatchProposeOutput> propose(MatchProposeInput input) {
        return propose(input, eventId());
    }

    List<MatchProposeOutput> propose(MatchProposeInput input, String eventId) {
        return heard(proposing(input, eventId));
    }

    /** For tests that start many at once. */
    Flux<MatchProposeOutput> proposing(MatchProposeInput input, String eventId) {
        Function<Message<MatchProposeInput>, Flux<MatchProposeOutput>> function = bean("matchPropose");
        return Flux.defer(() -> function.apply(message(input, eventId))).subscribeOn(Schedulers.parallel());
    }

    List<MatchDecideOutput> decide(MatchDecideInput input) {
        return decide(input, eventId());
    }

    List<MatchDecideOutput> decide(MatchDecideInput input, String eventId) {
        return heard(deciding(input, eventId));
    }

    Flux<MatchDecideOutput> deciding(MatchDecideInput input, String eventId) {
        Function<Message<MatchDecideInput>, Flux<MatchDecideOutput>> function = bean("matchDecide");
        return Flux.defer(() -> function.apply(message(input, eventId))).subscribeOn(Schedulers.parallel());
    }

    List<MatchExpireOutput> expire(MatchRound round) {
        return heard(expiring(round));
    }

    Flux<MatchExpireOutput> expiring(MatchRound round) {
        Function<MatchRound, Flux<MatchExpireOutput>> function = bean("matchExpire");
        return Flux.defer(() -> function.apply(round)).subscribeOn(Schedulers.parallel());
    }

    List<DriverLocationUpdate> tell(DriverAvailabilityInput input) {
        Function<DriverAvailabilityInput, Flux<DriverLocationUpdate>> function = bean("driverAvailability");
        return heard(function.apply(input));
    }

    List<MatchDecideOutput> accept(MatchProposal offer) {
        return decide(new MatchAccepted(offer.matchId(), offer.driverId()));
    }

    List<MatchDecideOutput> reject(MatchProposal offer) {
        return decide(new MatchRejected(offer.matchId(), offer.driverId()));
    }

    List<MatchDecideOutput> cancel(MatchRequest request) {
        return decide(new MatchCancel(request.requestId(), request.passengerId()));
    }

    // what the world looks like

    /** A place that no other test uses. */
    Position somewhere() {
        return new Position(random.nextDouble(-60, 60), random.nextDouble(-179, 179), null);
    }

    Position northOf(Position place, double metres) {
        return new Position(place.latitude() + metres / METRES_PER_DEGREE, place.longitude(), null);
    }

    MatchRequest request(Position pickup) {
        return request(UUID.randomUUID(), pickup);
    }

    MatchRequest request(UUID passenger, Position pickup) {
        return new MatchRequest(UUID.randomUUID(), passenger, pickup, northOf(pickup, 7_000), clock.instant());
    }

    /** A driver on duty, so many metres north of a place at this moment. */
    UUID driver(Position place, double metres) {
        UUID driver = UUID.randomUUID();
        onDuty(driver, true);
        locate(driver, northOf(place, metres));
        return driver;
    }

    void onDuty(UUID driver, boolean active) {
        tell(new DriverBeacon(driver, active, null, clock.instant()));
    }

    boolean isOnDuty(UUID driver) {
        return ask(
                "SELECT EXISTS (SELECT FROM matching.driver WHERE driver_id = :id AND active)", Boolean.class, driver);
    }

    void locate(UUID driver, Position place) {
        locate(driver, place, clock.instant());
    }

    /** Files a position as location-store does. */
    void locate(UUID driver, Position place, Instant at) {
        ReactiveStringRedisTemplate redis = context.getBean(ReactiveStringRedisTemplate.class);
        String cell = SearchGrid.cellOf(place.latitude(), place.longitude());
        String drivers = SearchGrid.driversKey(cell, SearchGrid.bucketOf(at));
        Point point = new Point(place.longitude(), place.latitude());
        redis.opsForGeo().add(drivers, point, driver.toString()).block(PATIENCE);
        redis.opsForHash()
                .putAll(
                        SearchGrid.positionKey(driver),
                        Map.of(
                                "lat", Double.toString(place.latitude()),
                                "lon", Double.toString(place.longitude()),
                                "ts", Long.toString(at.toEpochMilli())))
                .block(PATIENCE);
    }

    /** Loses the last position of somebody, as Redis may. */
    void forget(UUID driver) {
        context.getBean(ReactiveStringRedisTemplate.class)
                .delete(SearchGrid.positionKey(driver))
                .block(PATIENCE);
    }

    /** The answer to a query of one value, for what no event shows. */
    <T> T ask(String sql, Class<T> type, UUID id) {
        return context.getBean(DatabaseClient.class)
                .sql(sql)
                .bind("id", id)
                .mapValue(type)
                .one()
                .block(PATIENCE);
    }

    static String eventId() {
        return UUID.randomUUID().toString();
    }

    static <T> List<T> only(Class<T> type, List<?> outputs) {
        return outputs.stream().filter(type::isInstance).map(type::cast).toList();
    }

    static List<MatchProposal> offers(List<?> outputs) {
        return only(MatchProposal.class, outputs);
    }

    static MatchRound round(List<?> outputs) {
        return only(MatchRound.class, outputs).getFirst();
    }

    @Override
    public void close() {
        context.close();
    }

    private static <O> List<O> heard(Flux<O> outputs) {
        return outputs.subscribeOn(Schedulers.parallel()).collectList().block(PATIENCE);
    }

    private static <I> Message<I> message(I input, String eventId) {
        return MessageBuilder.withPayload(input).setHeader(EventHeaders.ID, eventId).build();
    }

    @SuppressWarnings("unchecked")
    private <F> F bean(String name) {
        return (F) context.getBean(name);
    }
}
