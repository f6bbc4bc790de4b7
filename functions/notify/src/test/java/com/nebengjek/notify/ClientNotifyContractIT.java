package com.nebengjek.notify;

import com.nebengjek.events.MatchRefused;
import com.nebengjek.events.MatchUnmatched;
import com.nebengjek.events.MatchWithdrawn;
import com.nebengjek.events.Ride;
import com.nebengjek.events.RideCancelled;
import com.nebengjek.events.RideStarted;
import com.nebengjek.events.RideStatus;
import com.nebengjek.events.UnmatchedReason;
import com.nebengjek.events.WithdrawnReason;
import com.nebengjek.jetstream.test.DeliveryContract;
import com.nebengjek.jetstream.test.FunctionUnderTest;
import com.nebengjek.jetstream.test.Scenario;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The function keeps the contract of delivery; it has no state, the copies are all there is. */
@WithServers
final class ClientNotifyContractIT extends DeliveryContract {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");

    private final TestServers servers;
    private final UUID driver = UUID.randomUUID();
    private final UUID passenger = UUID.randomUUID();
    private final UUID id = UUID.randomUUID();

    ClientNotifyContractIT(TestServers servers) {
        this.servers = servers;
    }

    @Override
    protected FunctionUnderTest function() {
        return new FunctionUnderTest(
                NotifyModule.class, "clientNotify", Map.of("nebengjek.nats.url", servers.nats().url()));
    }

    @Override
    protected void begin() throws Exception {
        servers.startOver();
    }

    @Override
    protected Scenario scenario() {
        return Scenario.of(
                new MatchWithdrawn(id, driver, WithdrawnReason.TAKEN),
                new RideStarted(ride(RideStatus.STARTED), driver, AT),
                new MatchUnmatched(id, passenger, UnmatchedReason.NOBODY_NEAR),
                new RideCancelled(ride(RideStatus.CANCELLED), passenger, AT),
                new MatchRefused(driver, id.toString(), "offer-expired", "The offer has expired."));
    }

    private Ride ride(RideStatus status) {
        return new Ride(id, id, driver, passenger, status);
    }

    @Override
    protected Map<String, ?> state() {
        return Map.of();
    }
}
