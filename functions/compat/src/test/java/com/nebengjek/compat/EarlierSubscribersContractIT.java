package com.nebengjek.compat;

import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.MatchConfirmed;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.Position;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.RideStatus;
import com.nebengjek.events.WithdrawnReason;
import com.nebengjek.jetstream.test.DeliveryContract;
import com.nebengjek.jetstream.test.FunctionUnderTest;
import com.nebengjek.jetstream.test.Rows;
import com.nebengjek.jetstream.test.Scenario;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The function keeps the contract of delivery. Each ride has its readings in stages: what lies between two readings
 * depends on which came first, and only the sum does not.
 */
@WithServers
final class EarlierSubscribersContractIT extends DeliveryContract {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
    private static final Position PLACE = new Position(-6.2, 106.8, AT);

    private final EarlierWorld world =
            new EarlierWorld(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    private final UUID meter = UUID.randomUUID();
    private final UUID request = UUID.randomUUID();
    private final TestServers servers;

    EarlierSubscribersContractIT(TestServers servers) {
        this.servers = servers;
    }

    @Override
    protected FunctionUnderTest function() {
        return new FunctionUnderTest(
                CompatModule.class, "earlierSubscribers", CompatUnderTest.settings(servers, "earlier-subscribers"));
    }

    @Override
    protected void begin() throws Exception {
        servers.startOver();
        try (var nats = servers.nats().connect()) {
            new TopologyApply(nats).apply(Topology.load(Set.of("earlier-subscribers")));
        }
        world.write(servers);
    }

    @Override
    protected Scenario scenario() {
        Ride ride = new Ride(world.ride(), world.match(), world.driver(), world.passenger(), RideStatus.STARTED);
        return Scenario.of(
                        new MatchConfirmed(world.match(), request, world.driver(), world.passenger(), PLACE, PLACE),
                        new MatchWithdrawn(world.match(), world.driver(), WithdrawnReason.TAKEN),
                        new RideStarted(ride, world.driver(), AT),
                        reading(0))
                .then(reading(400))
                .then(reading(1_000))
                .then(reading(2_500));
    }

    private LocationAggregate reading(double odometer) {
        return new LocationAggregate(world.ride(), meter, odometer, -6.2, 106.8, AT, false);
    }

    @Override
    protected Map<String, ?> state() throws SQLException {
        try (var database = servers.database().connect()) {
            return Rows.of(database, "compat.reading");
        }
    }
}
