package com.nebengjek.match;

import com.nebengjek.events.Position;
import com.nebengjek.jetstream.test.DeliveryContract;
import com.nebengjek.jetstream.test.FunctionUnderTest;
import com.nebengjek.jetstream.test.Rows;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** A function of this module keeps the contract of delivery. */
@WithServers
abstract class MatchContract extends DeliveryContract {

    static final Position PICKUP = new Position(-6.2, 106.8, null);
    static final Position DESTINATION = new Position(-6.25, 106.85, null);

    final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final TestServers servers;
    private final String definition;

    MatchContract(TestServers servers, String definition) {
        this.servers = servers;
        this.definition = definition;
    }

    @Override
    protected FunctionUnderTest function() {
        PostgresDatabase database = servers.database().as("match");
        return new FunctionUnderTest(
                MatchModule.class,
                definition,
                Map.of(
                        "spring.r2dbc.url", database.r2dbcUrl(),
                        "spring.r2dbc.username", database.user(),
                        "spring.r2dbc.password", database.password(),
                        "spring.data.redis.url", servers.redis().url(),
                        "nebengjek.nats.url", servers.nats().url(),
                        "nebengjek.match.position-max-age", "1h"));
    }

    @Override
    protected void begin() throws Exception {
        servers.startOver();
        try (Connection connection = servers.database().connect()) {
            presume(new MatchingRows(connection));
        }
    }

    /** What there is before the first event. */
    abstract void presume(MatchingRows rows) throws Exception;

    @Override
    protected Map<String, List<String>> state() throws SQLException {
        try (Connection connection = servers.database().connect()) {
            return Rows.of(
                    connection, "matching.driver", "matching.request", "matching.round", "matching.offer", "matching.ride");
        }
    }
}
