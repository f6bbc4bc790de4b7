package com.nebengjek.compat;

import com.nebengjek.compat.EarlierCommand.Acceptance;
import com.nebengjek.compat.EarlierCommand.Arrival;
import com.nebengjek.compat.EarlierCommand.Beacon;
import com.nebengjek.compat.EarlierCommand.Finder;
import com.nebengjek.compat.EarlierCommand.Rejection;
import com.nebengjek.compat.EarlierCommand.Start;
import com.nebengjek.compat.EarlierCommand.Whereabouts;
import com.nebengjek.events.Position;
import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.jetstream.test.DeliveryContract;
import com.nebengjek.jetstream.test.FunctionUnderTest;
import com.nebengjek.jetstream.test.Scenario;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The function keeps the contract of delivery; it has no state, its events are all there is. */
@WithServers
final class EarlierClientsContractIT extends DeliveryContract {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
    private static final Position PLACE = new Position(-6.2, 106.8, AT);

    private final EarlierWorld world =
            new EarlierWorld(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    private final TestServers servers;

    EarlierClientsContractIT(TestServers servers) {
        this.servers = servers;
    }

    @Override
    protected FunctionUnderTest function() {
        return new FunctionUnderTest(
                CompatModule.class, "earlierClients", CompatUnderTest.settings(servers, "earlier-clients"));
    }

    @Override
    protected void begin() throws Exception {
        servers.startOver();
        world.write(servers);
    }

    @Override
    protected Scenario scenario() {
        return Scenario.of(
                on("user.beacon", new Beacon(world.driver(), true, PLACE, AT)),
                on("user.finder", new Finder(world.passenger(), true, PLACE, PLACE, AT)),
                on("location.update", new Whereabouts(world.driver(), PLACE, AT, world.driver(), null, null)),
                on("match.accepted", new Acceptance(world.match(), world.driver())),
                on("match.rejected", new Rejection(world.match(), world.driver())),
                on("ride.started", new Start(world.ride(), world.driver())),
                on("ride.arrived", new Arrival(world.ride(), 0.5)),
                on("user.beacon", new Beacon(world.passenger(), true, PLACE, AT)));
    }

    private static Addressed<EarlierCommand> on(String subject, EarlierCommand command) {
        return new Addressed<>(command, subject);
    }

    @Override
    protected Map<String, ?> state() {
        return Map.of();
    }
}
