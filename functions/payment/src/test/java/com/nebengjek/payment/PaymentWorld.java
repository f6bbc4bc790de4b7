package com.nebengjek.payment;

import com.nebengjek.events.Payment;
import com.nebengjek.events.PaymentInput;
import com.nebengjek.events.PaymentOutput;
import com.nebengjek.events.PaymentStatus;
import com.nebengjek.events.RideMetered;
import com.nebengjek.events.RidePay;
import com.nebengjek.events.RideSettled;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.payment.provider.PaymentProvider;
import com.nebengjek.payment.provider.ProviderSettings;
import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.TestServers;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The function on a database, and the words to talk to it. */
final class PaymentWorld implements AutoCloseable {

    final DatabaseClient database;
    /** What the provider was asked for, and what it answers; by default it is not asked. */
    volatile PaymentProvider provider = PaymentProvider.none();

    private final ConnectionPool pool;
    private final RidePayments payments;

    PaymentWorld(TestServers servers) {
        pool = pool(servers.database().as("payment"));
        database = DatabaseClient.create(pool);
        TransactionalOperator transaction = TransactionalOperator.create(new R2dbcTransactionManager(pool));
        PaymentProperties settings =
                new PaymentProperties(3_000, new BigDecimal("0.05"), URI.create("nebengjek://pay/"), noProvider());
        Payments table = new Payments(database);
        payments = new RidePayments(
                table,
                new Hearing(table, transaction),
                order -> provider.charge(order),
                new PaymentFacts(settings),
                settings,
                Clock.systemUTC());
    }

    static ProviderSettings noProvider() {
        return new ProviderSettings(null, "", Duration.ofSeconds(3), 5, Duration.ofSeconds(2));
    }

    /** As the role of the module sees it, so that what the role may not do fails here. */
    private static ConnectionPool pool(PostgresDatabase database) {
        ConnectionFactory connections = ConnectionFactories.get(ConnectionFactoryOptions.parse(database.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .build());
        return new ConnectionPool(
                ConnectionPoolConfiguration.builder(connections).maxSize(4).build());
    }

    static RideMetered metered(double metres) {
        return new RideMetered(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), metres, 1);
    }

    /** A ride of a kilometre, billed. */
    RideMetered billed() {
        RideMetered ride = metered(1_000);
        hear(ride);
        return ride;
    }

    RideMetered failed() {
        RideMetered ride = billed();
        hear(settled(ride, PaymentStatus.FAILED, "failed"));
        return ride;
    }

    RideMetered paid() {
        RideMetered ride = billed();
        hear(settled(ride, PaymentStatus.PAID, "reference"));
        return ride;
    }

    static RidePay pay(RideMetered ride) {
        return new RidePay(ride.rideId(), Payment.idOf(ride.rideId()), ride.passengerId());
    }

    static RideSettled settled(RideMetered ride, PaymentStatus status, String reference) {
        return new RideSettled(ride.rideId(), Payment.idOf(ride.rideId()), status, reference);
    }

    List<PaymentOutput> hear(PaymentInput input) {
        return hear(input, UUID.randomUUID().toString());
    }

    List<PaymentOutput> hear(PaymentInput input, String eventId) {
        return payments.apply(MessageBuilder.withPayload(input)
                        .setHeader(EventHeaders.ID, eventId)
                        .build())
                .collectList()
                .block();
    }

    /** Status and reference, such as {@code PAID by reference}. */
    String stored(RideMetered ride) {
        return database.sql("""
                        SELECT concat_ws(' by ', status, reference) FROM payment.payment WHERE ride_id = :ride""")
                .bind("ride", ride.rideId())
                .mapValue(String.class)
                .one()
                .block();
    }

    /** What was said about the payment, in order. */
    List<String> attempts(RideMetered ride) {
        return database.sql("""
                        SELECT concat_ws(' ', said, reference, '→', answer) FROM payment.attempt
                        WHERE payment_id = :payment ORDER BY at""")
                .bind("payment", Payment.idOf(ride.rideId()))
                .mapValue(String.class)
                .all()
                .collectList()
                .block();
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
