package com.nebengjek.ride;

import com.nebengjek.jetstream.test.DeliveryContract;
import com.nebengjek.jetstream.test.FunctionUnderTest;
import com.nebengjek.jetstream.test.Rows;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A function of this module keeps the contract of delivery. */
@WithServers
abstract class RideContract extends DeliveryContract {

    private final TestServers servers;
    private final String definition;

    RideContract(TestServers servers, String definition) {
        this.servers = servers;
        this.definition = definition;
    }

    @Override
    protected FunctionUnderTest function() {
        PostgresDatabase database = servers.database().as("ride");
        return new FunctionUnderTest(
                RideModule.class,
                definition,
                Map.of(
                        "spring.r2dbc.url", database.r2dbcUrl(),
                        "spring.r2dbc.password", database.password(),
                        "spring.data.redis.url", servers.redis().url(),
                        "nebengjek.nats.url", servers.nats().url(),
                        "nebengjek.ride.position-max-age", "1h"));
    }

    @Override
    protected void begin() throws Exception {
        servers.startOver();
        try (RideWorld world = new RideWorld(servers)) {
            presume(world);
        }
    }

    /** What there is before the first event. */
    abstract void presume(RideWorld world);

    @Override
    protected Map<String, List<String>> state() throws SQLException {
        try (Connection connection = servers.database().connect()) {
            return Rows.of(connection, "ride.ride", "ride.refusal", "ride.meter", "ride.metered");
        }
    }
}
