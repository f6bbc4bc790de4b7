package com.nebengjek.location;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.DriverLocationStored;
import com.nebengjek.events.LivePosition;
import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.PassengerLocationStored;
import com.nebengjek.jetstream.test.Wire;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The function as it runs: events in on their subjects, events out on theirs. */
@WithServers
class LocationEndToEndIT {

    private static Wire wire;
    private static ConfigurableApplicationContext module;

    /** A minute ago, so that whole rides fit between it and now. */
    private final LocationFixtures on =
            new LocationFixtures(Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS));

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        wire = new Wire(servers.nats().connect(), "location.>", "live.>");
        PostgresDatabase database = servers.database().as("location");
        module = new SpringApplicationBuilder(LocationModule.class)
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
    static void stop() throws Exception {
        module.close();
        wire.close();
    }

    @Test
    void a_position_is_stored_and_told() {
        wire.publish(on.driver(1, 0));
        wire.publish(on.passenger(2));

        assertThat(wire.await(DriverLocationStored.class, "location.stored.driver." + on.driver, any -> true))
                .returns(on.after(1), DriverLocationStored::timestamp);
        assertThat(wire.await(PassengerLocationStored.class, "location.stored.passenger." + on.passenger, any -> true))
                .returns(on.after(2), PassengerLocationStored::timestamp);
    }

    @Test
    void a_ride_is_shown_reported_and_closed_when_its_last_position_has_come() {
        wire.publish(on.driver(0, 0));
        wire.await(DriverLocationStored.class, "location.stored.driver." + on.driver, any -> true);
        wire.publish(on.created());
        wire.publish(on.started(10));
        for (int second = 1; second <= 40; second++) {
            wire.publish(on.driver(second, second * 10));
        }
        wire.publish(on.arrived(50));
        String live = "live." + on.passenger + "." + on.rideId;
        String meter = "location.aggregate.ride." + on.rideId;

        wire.await(LivePosition.class, live, shown -> shown.timestamp().equals(on.after(40)));
        wire.await(LocationAggregate.class, meter, report -> !report.isFinal());
        for (int second = 41; second <= 50; second++) {
            wire.publish(on.driver(second, second * 10));
        }

        assertThat(wire.await(LocationAggregate.class, meter, LocationAggregate::isFinal).odometer())
                .isEqualTo(400);
    }
}
