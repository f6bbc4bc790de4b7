package com.nebengjek.ride;

import static com.nebengjek.ride.RideFixtures.PICKUP;
import static com.nebengjek.ride.RideFixtures.finalReading;
import static com.nebengjek.ride.RideFixtures.match;
import static com.nebengjek.ride.RideFixtures.reading;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.RideArrive;
import com.nebengjek.events.RideArrived;
import com.nebengjek.events.RideCancel;
import com.nebengjek.events.RideCompleted;
import com.nebengjek.events.RideCreate;
import com.nebengjek.events.RideCreated;
import com.nebengjek.events.RideMetered;
import com.nebengjek.events.RideRefused;
import com.nebengjek.events.RideStart;
import com.nebengjek.events.RideStarted;
import com.nebengjek.jetstream.test.Wire;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The functions as they run: events in on their subjects, events out on theirs. */
@WithServers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RideEndToEndIT {

    static {
        NothingBlocks.install();
    }

    private RideWorld world;
    private Wire wire;
    private ConfigurableApplicationContext module;

    @BeforeAll
    void start(TestServers servers) throws Exception {
        world = new RideWorld(servers);
        wire = new Wire(servers.nats().connect(), "ride.>");
        PostgresDatabase database = servers.database().as("ride");
        module = new SpringApplicationBuilder(RideModule.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.r2dbc.url=" + database.r2dbcUrl(),
                        "--spring.r2dbc.password=" + database.password(),
                        "--spring.data.redis.url=" + servers.redis().url(),
                        "--nebengjek.nats.url=" + servers.nats().url(),
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn");
    }

    @AfterAll
    void stop() throws Exception {
        module.close();
        wire.close();
        world.close();
    }

    @Test
    void a_match_becomes_a_ride_that_starts_arrives_is_metered_and_completed() {
        RideCreate match = match();
        wire.publish(match);
        UUID rideId = RideCreation.rideOf(match.matchId());
        RideCreated ride = wire.await(RideCreated.class, 1, "ride.created.trip." + rideId);

        world.seen(ride.driverId(), PICKUP.latitude(), PICKUP.longitude(), Instant.now());
        world.seen(ride.passengerId(), PICKUP.latitude(), PICKUP.longitude(), Instant.now());
        wire.publish(new RideStart(rideId, ride.driverId(), null, null));
        wire.await(RideStarted.class, 1, "ride.started.trip." + rideId);

        wire.publish(new RideArrive(rideId, ride.driverId(), null, null, 0.9));
        wire.await(RideArrived.class, 1, "ride.arrived.trip." + rideId);

        UUID meter = UUID.randomUUID();
        wire.publish(reading(rideId, meter, 1_200));
        wire.publish(finalReading(rideId, meter, 1_234.5));
        assertThat(wire.await(RideMetered.class, 1, "ride.metered.trip." + rideId))
                .isEqualTo(new RideMetered(rideId, match.driverId(), match.passengerId(), 1_234.5, 0.9));

        wire.publish(RideWorld.paid(ride));
        assertThat(wire.await(RideCompleted.class, 1, "ride.completed.trip." + rideId).payment())
                .isEqualTo(RideWorld.paid(ride).payment());
    }

    @Test
    void a_match_published_again_is_told_again() {
        RideCreate match = match();
        String created = "ride.created.trip." + RideCreation.rideOf(match.matchId());
        wire.publish(match);
        RideCreated first = wire.await(RideCreated.class, 1, created);

        wire.publish(match);

        assertThat(wire.await(RideCreated.class, 2, created)).isEqualTo(first);
    }

    @Test
    void a_refusal_goes_to_the_person_and_names_the_event_that_was_refused() {
        UUID stranger = UUID.randomUUID();
        String refused = wire.publish(new RideCancel(UUID.randomUUID(), stranger, null, null));

        assertThat(wire.await(RideRefused.class, 1, "ride.refused.user." + stranger))
                .isEqualTo(Refusal.NOT_IN_RIDE.to(stranger, refused));
    }
}
