package com.nebengjek.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.RideStatus;
import com.nebengjek.events.UnmatchedReason;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import com.nebengjek.jetstream.test.Wire;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The function as it runs: events in on their subjects, copies out on those of their recipients. */
@WithServers
class NotifyEndToEndIT {

    private static Wire wire;
    private static ConfigurableApplicationContext module;

    private final UUID passenger = UUID.randomUUID();
    private final UUID driver = UUID.randomUUID();

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        wire = new Wire(servers.nats().connect(), "client.*");
        module = new SpringApplicationBuilder(NotifyModule.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--nebengjek.nats.url=" + servers.nats().url(),
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn");
    }

    @AfterAll
    static void stop() throws Exception {
        module.close();
        wire.close();
    }

    @Test
    void both_people_of_a_ride_get_a_copy_with_an_id_of_its_own() {
        Ride ride = new Ride(UUID.randomUUID(), UUID.randomUUID(), driver, passenger, RideStatus.STARTED);
        RideStarted started = new RideStarted(ride, driver, Instant.parse("2026-05-01T10:00:00Z"));
        String id = wire.publish(started);

        ReceivedEvent passengers = wire.await("client." + passenger);
        ReceivedEvent drivers = wire.await("client." + driver);

        assertThat(contentOf(passengers)).isEqualTo(started).isEqualTo(contentOf(drivers));
        assertThat(passengers.id()).isNotEqualTo(drivers.id()).isNotEqualTo(id);
    }

    @Test
    void a_passenger_hears_that_nobody_was_found() {
        wire.publish(new MatchUnmatched(UUID.randomUUID(), passenger, UnmatchedReason.values()[0]));

        assertThat(wire.await("client." + passenger).type()).isEqualTo("com.nebengjek.match.unmatched.v1");
    }

    private static RideStarted contentOf(ReceivedEvent event) {
        return EventType.of(RideStarted.class).decode(event.data(), Clock.systemUTC());
    }
}
