package com.nebengjek.payment;

import static com.nebengjek.events.PaymentStatus.FAILED;
import static com.nebengjek.events.PaymentStatus.PAID;
import static com.nebengjek.payment.PaymentWorld.metered;
import static com.nebengjek.payment.PaymentWorld.pay;
import static com.nebengjek.payment.PaymentWorld.settled;

import com.nebengjek.events.Payment;
import com.nebengjek.events.RideMetered;
import com.nebengjek.events.RidePay;
import com.nebengjek.jetstream.test.DeliveryContract;
import com.nebengjek.jetstream.test.FunctionUnderTest;
import com.nebengjek.jetstream.test.Rows;
import com.nebengjek.jetstream.test.Scenario;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The function keeps the contract of delivery. */
@WithServers
final class PaymentContractIT extends DeliveryContract {

    private final TestServers servers;
    private final RideMetered first = metered(2_000);
    private final RideMetered second = metered(1_234.5);
    private final RideMetered free = metered(0);
    private final UUID stranger = UUID.randomUUID();

    PaymentContractIT(TestServers servers) {
        this.servers = servers;
    }

    @Override
    protected FunctionUnderTest function() {
        PostgresDatabase database = servers.database().as("payment");
        return new FunctionUnderTest(
                PaymentModule.class,
                "payment",
                Map.of(
                        "spring.r2dbc.url", database.r2dbcUrl(),
                        "spring.r2dbc.password", database.password(),
                        "nebengjek.nats.url", servers.nats().url()));
    }

    @Override
    protected void begin() throws Exception {
        servers.startOver();
    }

    @Override
    protected Scenario scenario() {
        return Scenario.of(first, second, free)
                .then(
                        pay(first),
                        new RidePay(first.rideId(), Payment.idOf(first.rideId()), stranger),
                        settled(second, PAID, "second"))
                .then(settled(first, FAILED, "refused"))
                .then(pay(first))
                .then(settled(first, PAID, "first"), settled(second, FAILED, "too late"));
    }

    @Override
    protected Map<String, List<String>> state() throws SQLException {
        try (Connection connection = servers.database().connect()) {
            return Rows.of(connection, "payment.payment", "payment.attempt");
        }
    }
}
