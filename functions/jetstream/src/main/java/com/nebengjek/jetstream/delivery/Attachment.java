package com.nebengjek.jetstream.delivery;

import io.nats.client.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Attaches a handler to its consumers as soon as their streams have said how they are to be read. */
final class Attachment<E extends Held> {

    private static final Logger log = LoggerFactory.getLogger(Attachment.class);

    /** How long a start waits for an answer, before it goes on without. */
    private static final Duration AT_START = Duration.ofSeconds(2);

    private static final Duration RETRY = Duration.ofSeconds(1);

    /** The server hands out one event of a partition at a time: open requests beyond that only save asking again. */
    private static final int ASKED_OF_A_PARTITION = 16;

    private final String function;
    private final Consumption<E> consumption;
    private final int maxInFlight;
    private final BiConsumer<ConsumerName, Told> check;
    private final Connection connection;
    private final @Nullable String domain;
    private final Clock clock;
    private final ScheduledExecutorService timer;
    private final Journal journal;
    private @Nullable Allowance allowance;

    Attachment(
            String function,
            Consumption<E> consumption,
            int maxInFlight,
            BiConsumer<ConsumerName, Told> check,
            Connection connection,
            @Nullable String domain,
            Clock clock,
            ScheduledExecutorService timer,
            Journal journal) {
        this.function = function;
        this.consumption = consumption;
        this.maxInFlight = maxInFlight;
        this.check = check;
        this.connection = connection;
        this.domain = domain;
        this.clock = clock;
        this.timer = timer;
        this.journal = journal;
    }

    /**
     * Attaches it now, or later when the stream does not answer.
     *
     * @return the durables to pull from, as far as is known
     * @throws IllegalStateException when the handler cannot do what the stream says
     */
    List<String> attach(ConsumerName consumer) {
        journal.opened(consumer, () -> consumption.held(consumer));
        try {
            Told told = Told.ask(connection, domain, consumer.stream(), function)
                    .get(AT_START.toMillis(), TimeUnit.MILLISECONDS);
            attach(consumer, told);
            return told.durables(consumer);
        } catch (ExecutionException | TimeoutException unknown) {
            askAgain(consumer, unknown);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return List.of(consumer.durable());
    }

    private void askAgain(ConsumerName consumer, Throwable fault) {
        log.warn(
                "{} does not say yet how {} shall read it, asking again (apply the topology): {}",
                consumer.stream(),
                function,
                Classification.unwrap(fault).toString());
        timer.schedule(
                () -> Told.ask(connection, domain, consumer.stream(), function)
                        .whenComplete((told, unknown) -> {
                            if (unknown == null) {
                                attachLate(consumer, told);
                            } else if (!consumption.isDraining()) {
                                askAgain(consumer, unknown);
                            }
                        }),
                RETRY.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void attachLate(ConsumerName consumer, Told told) {
        try {
            attach(consumer, told);
        } catch (RuntimeException fault) {
            log.error("{} is not attached to {}: {}", function, consumer, fault.toString());
        }
    }

    private void attach(ConsumerName consumer, Told told) {
        check.accept(consumer, told);
        Allowance allowed = allowance(told);
        int held = told.isOrdered() ? Math.min(maxInFlight, ASKED_OF_A_PARTITION) : maxInFlight;
        for (String durable : told.durables(consumer)) {
            consumption.add(new PullSubscription(
                    connection,
                    domain,
                    consumer,
                    durable,
                    held,
                    allowed,
                    (message, subscription) ->
                            consumption.arrived(message, told.published(message.getSubject()), consumer, subscription),
                    timer,
                    journal));
        }
    }

    /** One for all consumers of the function. */
    private synchronized Allowance allowance(Told told) {
        Allowance present = allowance;
        if (present != null) {
            return present;
        }
        Allowance made = told.rate() == null
                ? Allowance.UNLIMITED
                : new SharedRate(function, told.rate(), connection, domain, clock, timer, consumption::allowedMore);
        allowance = made;
        return made;
    }
}
