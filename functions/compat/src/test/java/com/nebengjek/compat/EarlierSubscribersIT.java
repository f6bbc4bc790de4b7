package com.nebengjek.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.MatchConfirmed;
import com.nebengjek.events.MatchProposal;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.Position;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.RideStatus;
import com.nebengjek.events.WithdrawnReason;
import com.nebengjek.jetstream.test.Wire;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events of the catalogue in, what subscribers of the earlier system read out; with earlier-clients beside it. */
@WithServers
class EarlierSubscribersIT {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
    private static final Position PLACE = new Position(-6.2, 106.8, null);

    private static Connection nats;
    private static Wire wire;
    private static ConfigurableApplicationContext subscribers;
    private static ConfigurableApplicationContext clients;

    private EarlierWorld world;

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        nats = servers.nats().connect();
        new TopologyApply(nats).apply(Topology.load(Set.of("earlier-subscribers")));
        wire = new Wire(servers.nats().connect());
        subscribers = CompatUnderTest.start(servers, "earlier-subscribers", "earlierSubscribers");
        clients = CompatUnderTest.start(servers, "earlier-clients", "earlierClients");
    }

    @BeforeEach
    void people(TestServers servers) throws Exception {
        world = EarlierWorld.of(servers);
    }

    @AfterAll
    static void stop() throws Exception {
        subscribers.close();
        clients.close();
        wire.close();
        nats.close();
    }

    @Test
    void a_match_is_told_from_the_offer_to_the_answer() throws Exception {
        Subscription told = subscribe("match.*");
        wire.publish(new MatchProposal(
                world.match(), UUID.randomUUID(), world.driver(), world.passenger(), PLACE, PLACE, 100, 30, AT));
        JsonNode found = next(told, "match.found");
        wire.publish(new MatchConfirmed(
                world.match(), UUID.randomUUID(), world.driver(), world.passenger(), PLACE, PLACE));
        JsonNode accepted = next(told, "match.accepted");
        wire.publish(new MatchWithdrawn(world.match(), world.driver(), WithdrawnReason.TAKEN));
        JsonNode rejected = next(told, "match.rejected");

        assertThat(found.at("/match_status").asString()).isEqualTo("PENDING");
        assertThat(found.at("/location/latitude").asDouble()).isEqualTo(-6.2);
        assertThat(accepted.at("/match_status").asString()).isEqualTo("ACCEPTED");
        assertThat(rejected.at("/passenger_id").asString()).as("from the database").isEqualTo(world.passenger().toString());
    }

    @Test
    void a_ride_is_told_from_the_pickup_to_the_receipt() throws Exception {
        Subscription told = subscribe("ride.*");
        Ride ride = new Ride(world.ride(), world.match(), world.driver(), world.passenger(), RideStatus.STARTED);
        Payment payment = new Payment(Payment.idOf(world.ride()), world.ride(), 9_000, 450, 8_550, PaymentStatus.PAID);
        wire.publish(new RideCreated(
                world.ride(), world.match(), world.driver(), world.passenger(), RideStatus.CREATED, PLACE, PLACE, AT));
        JsonNode pickup = next(told, "ride.pickup");
        wire.publish(new RideStarted(ride, world.driver(), AT));
        JsonNode started = next(told, "ride.started");
        wire.publish(new RideCompleted(ride, payment));
        JsonNode completed = next(told, "ride.completed");

        assertThat(pickup.at("/created_at").asString()).isEqualTo(AT.toString());
        assertThat(started.at("/driver_id").asString()).isEqualTo(world.driver().toString());
        assertThat(completed.at("/ride/total_cost").asLong()).isEqualTo(9_000);
        assertThat(completed.at("/payment/adjusted_cost").asLong()).isEqualTo(9_000);
        assertThat(completed.at("/payment/driver_payout").asLong()).isEqualTo(8_550);
    }

    @Test
    void the_meter_is_told_as_kilometres_since_the_reading_before_in_whatever_order_readings_come() throws Exception {
        Subscription told = subscribe("location.aggregate");
        UUID meter = UUID.randomUUID();
        List<Double> distances = new ArrayList<>();
        for (double odometer : new double[] {100, 350, 200, 1_000}) {
            wire.publish(new LocationAggregate(world.ride(), meter, odometer, -6.2, 106.8, AT, odometer == 1_000));
            distances.add(next(told, "location.aggregate").at("/distance").asDouble());
        }

        assertThat(distances).containsExactly(0.1, 0.25, 0.0, 0.65);
    }

    @Test
    void what_subscribers_are_told_is_no_command_of_a_client() throws Exception {
        Subscription told = subscribe("match.accepted");
        Subscription commands = subscribe("match.accepted.>");
        wire.publish(new MatchConfirmed(
                world.match(), UUID.randomUUID(), world.driver(), world.passenger(), PLACE, PLACE));
        next(told, "match.accepted");

        await().atMost(Duration.ofMinutes(2)).until(() -> {
            var consumer = nats.jetStreamManagement().getConsumerInfo("EARLIER", "earlier-clients-earlier");
            return consumer.getNumPending() == 0 && consumer.getNumAckPending() == 0;
        });
        nats.flush(Duration.ofSeconds(10));
        assertThat(commands.getPendingMessageCount()).isZero();
    }

    private static Subscription subscribe(String subject) throws Exception {
        Subscription subscription = nats.subscribe(subject);
        nats.flush(Duration.ofSeconds(10));
        return subscription;
    }

    private static JsonNode next(Subscription told, String subject) throws Exception {
        Message message = told.nextMessage(Duration.ofSeconds(30));
        assertThat(message).as(subject).isNotNull();
        assertThat(message.getSubject()).isEqualTo(subject);
        return JsonMapper.shared().readTree(message.getData());
    }
}
