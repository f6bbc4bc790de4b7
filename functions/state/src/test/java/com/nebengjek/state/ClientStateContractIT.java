package com.nebengjek.state;

import com.nebengjek.events.StateAsked;
import com.nebengjek.jetstream.test.DeliveryContract;
import com.nebengjek.jetstream.test.FunctionUnderTest;
import com.nebengjek.jetstream.test.Scenario;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The function keeps the contract of delivery; it changes nothing, its answers are all there is. */
@WithServers
final class ClientStateContractIT extends DeliveryContract {

    static {
        NothingBlocks.install();
    }

    private final TestServers servers;
    private final World world;

    ClientStateContractIT(TestServers servers) {
        this.servers = servers;
        this.world = World.of(servers);
    }

    @Override
    protected FunctionUnderTest function() {
        PostgresDatabase database = servers.database().as("client-state");
        return new FunctionUnderTest(
                StateModule.class,
                "clientState",
                Map.of(
                        "spring.r2dbc.url", database.r2dbcUrl(),
                        "spring.r2dbc.password", database.password(),
                        "nebengjek.nats.url", servers.nats().url()));
    }

    @Override
    protected void begin() throws Exception {
        servers.startOver();
        world.onDuty(true);
    }

    @Override
    protected Scenario scenario() {
        return Scenario.of(asks()).then(asks());
    }

    private StateAsked[] asks() {
        return Stream.of(world.driver(), world.passenger(), new UUID(0, 1), new UUID(0, 2), new UUID(0, 3))
                .map(StateAsked::new)
                .toArray(StateAsked[]::new);
    }

    @Override
    protected Map<String, ?> state() {
        return Map.of();
    }
}
