package com.nebengjek.jetstream.delivery;

import com.nebengjek.jetstream.audit.AuditLog;
import com.nebengjek.jetstream.health.BoundConsumer;
import com.nebengjek.jetstream.metrics.BreakerMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.JetStream;
import io.nats.client.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that one owner consumes over a connection, from the first pull to the drain. */
public final class Deliveries {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final Connection connection;
    private final JetStream jetStream;
    private final @Nullable String domain;
    private final Classification classification;
    private final MeterRegistry meters;
    private final AuditLog audit;
    private final Clock clock;
    private @Nullable AttemptLedger ledger;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("jetstream-timer").daemon().factory());
    private final KeepAlive keepAlive = new KeepAlive(timer);
    private final List<Consumption<?>> consumptions = new CopyOnWriteArrayList<>();
    private final List<BoundConsumer> bound = new CopyOnWriteArrayList<>();
    private final ConnectionListener onReconnect = this::connectionChanged;

    public Deliveries(
            Connection connection,
            JetStream jetStream,
            @Nullable String domain,
            Classification classification,
            MeterRegistry meters,
            AuditLog audit,
            Clock clock) {
        this.connection = connection;
        this.jetStream = jetStream;
        this.domain = domain;
        this.classification = classification;
        this.meters = meters;
        this.audit = audit;
        this.clock = clock;
        connection.addConnectionListener(onReconnect);
    }

    /** Begins to hand the events of these consumers, which exist, to the handler, as their streams say. */
    public <E extends Held> void consume(
            Handling<E> handling, Collection<ConsumerName> consumers, DeliverySettings settings) {
        consume(handling, consumers, settings, (consumer, told) -> {});
    }

    /**
     * The same.
     *
     * @param check throws when the handler cannot do what a stream says
     */
    public <E extends Held> void consume(
            Handling<E> handling,
            Collection<ConsumerName> consumers,
            DeliverySettings settings,
            BiConsumer<ConsumerName, Told> check) {
        Journal journal = new Journal(meters, audit, handling.name(), clock);
        Consumption<E> consumption = consumption(handling, settings, journal);
        Attachment<E> attachment = new Attachment<>(
                handling.name(), consumption, settings.maxInFlight(), check, connection, domain, clock, timer, journal);
        for (ConsumerName consumer : consumers) {
            attachment.attach(consumer).stream()
                    .map(durable -> new BoundConsumer(handling.name(), consumer.stream(), durable))
                    .forEach(bound::add);
        }
    }

    /** What is pulled from. */
    public List<BoundConsumer> consumers() {
        return List.copyOf(bound);
    }

    /** Hands events that were fetched from a consumer to the handler; completes when all of them have ended. */
    public <E extends Held> CompletableFuture<?> handle(
            Handling<E> handling, ConsumerName consumer, List<Message> fetched, DeliverySettings settings) {
        Journal journal = new Journal(meters, audit, handling.name(), clock);
        journal.opened(consumer, fetched::size);
        return consumption(handling, settings, journal).arrivedTogether(fetched, consumer);
    }

    private <E extends Held> Consumption<E> consumption(
            Handling<E> handling, DeliverySettings settings, Journal journal) {
        AttemptLedger attempts = ledger();
        Consumption<E> consumption = new Consumption<>(
                handling,
                failures(handling.name(), settings, attempts, journal),
                outages(handling.name(), settings, journal),
                attempts,
                keepAlive,
                journal);
        consumptions.add(consumption);
        return consumption;
    }

    /** Opened by the first who consumes: a process that only publishes needs no bucket. */
    private synchronized AttemptLedger ledger() {
        if (ledger == null) {
            ledger = new AttemptLedger(connection, domain);
        }
        return ledger;
    }

    private Failures failures(
            String name, DeliverySettings settings, AttemptLedger ledger, Journal journal) {
        Backoff backoff = new Backoff(settings.backoff(), settings.maxBackoff(), RandomGenerator.getDefault());
        DeadLetters deadLetters = new DeadLetters(connection, jetStream, clock);
        return new Failures(
                name,
                settings.attempts(),
                settings.maxWaiting(),
                backoff,
                classification,
                ledger,
                deadLetters,
                timer,
                journal);
    }

    private Outages outages(String name, DeliverySettings settings, Journal journal) {
        Outage outage = new Outage(name, settings.outageFailures(), settings.outagePause(), settings.outageTrials());
        BreakerMeters.register(meters, name, outage::state);
        return new Outages(outage, classification, settings.outagePause(), timer, journal);
    }

    private void connectionChanged(Connection changed, ConnectionListener.Events event) {
        if (event == ConnectionListener.Events.RECONNECTED) {
            consumptions.forEach(Consumption::reconnected);
        }
    }

    /** Stops fetching, gives back what waits, and waits so long for what is being handled; the rest comes again. */
    public void drain(Duration limit) {
        consumptions.forEach(Consumption::drain);
        long deadline = System.nanoTime() + limit.toNanos();
        while (!keepAlive.held().isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        if (!keepAlive.held().isEmpty()) {
            log.warn("{} events did not finish within {} and will be delivered again", keepAlive.held().size(), limit);
        }
        keepAlive.close();
        timer.shutdownNow();
        connection.removeConnectionListener(onReconnect);
    }
}
