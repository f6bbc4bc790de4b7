package com.nebengjek.jetstream.delivery;

import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.delivery.AttemptLedger.Attempts;
import com.nebengjek.jetstream.metrics.Outcome;
import io.nats.client.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One handler on its durable consumers, from the arrival of an event to its end. */
final class Consumption<E extends Held> {

    private static final Logger log = LoggerFactory.getLogger(Consumption.class);

    /** Deliveries beyond failures from which an event is suspected of ending the process that handles it. */
    private static final int SUSPICIOUS = 3;

    private static final int LONE_DEATHS = 3;

    private final String name;
    private final Function<Delivery, Optional<E>> decoder;
    private final Function<List<E>, CompletableFuture<Void>> handler;
    private final Failures failures;
    private final Outages outages;
    private final AttemptLedger ledger;
    private final KeepAlive keepAlive;
    private final Journal journal;
    private final Intake<E> intake;
    private final Turnstile turnstile = new Turnstile();
    private final Consumer<E> admission = this::admit;
    private final Function<List<E>, CompletableFuture<@Nullable Void>> entrance = this::enter;
    private final BiConsumer<@Nullable Void, @Nullable Throwable> exit = (done, fault) -> turnstile.leave();
    private final List<PullSubscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Consumer<E> handled;
    private volatile boolean draining;

    Consumption(
            Handling<E> handling,
            Failures failures,
            Outages outages,
            AttemptLedger ledger,
            KeepAlive keepAlive,
            Journal journal) {
        this.name = handling.name();
        this.decoder = handling.decoder();
        this.handler = handling.handler();
        this.failures = failures;
        this.outages = outages;
        this.ledger = ledger;
        this.keepAlive = keepAlive;
        this.journal = journal;
        this.handled = event -> journal.cameTo(event.delivery(), Outcome.HANDLED);
        this.intake = handling.maxBatch()
                .<Intake<E>>map(max -> new Batches<>(max, this::attempt, this::failed))
                .orElseGet(() -> new KeyedLanes<>(this::attempt));
        outages.onChange(
                () -> subscriptions.forEach(PullSubscription::pause),
                () -> subscriptions.forEach(PullSubscription::goOn));
    }

    void add(PullSubscription subscription) {
        subscriptions.add(subscription);
        if (draining) {
            subscription.stop();
        }
    }

    /** More may be fetched than was allowed before. */
    void allowedMore() {
        subscriptions.forEach(PullSubscription::pull);
    }

    /** Events that this process holds of a consumer. */
    int held(ConsumerName consumer) {
        return subscriptions.stream()
                .filter(subscription -> subscription.consumer().equals(consumer))
                .mapToInt(PullSubscription::held)
                .sum();
    }

    boolean isDraining() {
        return draining;
    }

    void reconnected() {
        subscriptions.forEach(PullSubscription::reconnected);
    }

    /** Stops fetching, gives back what waits, and lets what is being handled finish. */
    void drain() {
        draining = true;
        subscriptions.forEach(PullSubscription::stop);
        failures.drain();
        outages.drain();
    }

    /** Takes an event from the server. */
    void arrived(Message message, String subject, ConsumerName consumer, PullSubscription subscription) {
        Delivery delivery = new Delivery(message, subject, consumer, new Delivery.Place() {

            @Override
            public void leave() {
                subscription.stepAside();
            }

            @Override
            public void takeAgain() {
                subscription.stepBack();
            }

            @Override
            public void ended(Delivery held) {
                forget(held);
                subscription.release(message);
            }
        });
        if (!holds(delivery)) {
            subscription.release(message);
        } else if (draining) {
            giveBack(delivery);
        } else if (isReplayForAnother(delivery)) {
            ignore(delivery);
        } else {
            decode(delivery, admission);
        }
    }

    /**
     * Takes events that somebody fetched, those that are delivered for the first time together; completes when all of
     * them have ended.
     */
    CompletableFuture<?> arrivedTogether(List<Message> messages, ConsumerName consumer) {
        List<CompletableFuture<?>> ends = new ArrayList<>(messages.size());
        List<E> fresh = new ArrayList<>(messages.size());
        for (Message message : messages) {
            CompletableFuture<Void> end = new CompletableFuture<>();
            ends.add(end);
            Delivery delivery = new Delivery(message, message.getSubject(), consumer, held -> {
                forget(held);
                end.complete(null);
            });
            if (!holds(delivery)) {
                end.complete(null);
            } else if (isReplayForAnother(delivery)) {
                ignore(delivery);
            } else {
                decode(delivery, event -> {
                    if (delivery.deliveries() == 1) {
                        fresh.add(event);
                    } else {
                        admit(event);
                    }
                });
            }
        }
        intake.offerAll(fresh);
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    }

    /** Holds it until it ends; unless it is held already, for then the one that came first tells the server its end. */
    private boolean holds(Delivery delivery) {
        journal.delivered(delivery);
        boolean first = keepAlive.add(delivery);
        if (!first) {
            journal.cameTo(delivery, Outcome.COPY);
        }
        return first;
    }

    private void forget(Delivery delivery) {
        keepAlive.remove(delivery);
        journal.answered(delivery);
    }

    private static boolean isReplayForAnother(Delivery delivery) {
        String meantFor = delivery.headers() == null ? null : delivery.headers().getFirst(EventHeaders.REPLAY_FOR);
        return meantFor != null && !meantFor.equals(delivery.consumer().durable());
    }

    private void decode(Delivery delivery, Consumer<E> taker) {
        try {
            Optional<E> event = decoder.apply(delivery);
            if (event.isPresent()) {
                taker.accept(event.get());
            } else {
                ignore(delivery);
            }
        } catch (InvalidData fault) {
            failures.bury(delivery, "invalid: " + fault.getMessage(), fault, () -> {});
        } catch (RuntimeException fault) {
            failures.bury(delivery, "cannot be decoded: " + fault, fault, () -> {});
        }
    }

    private void ignore(Delivery delivery) {
        journal.cameTo(delivery, Outcome.IGNORED);
        delivery.ack();
    }

    private void admit(E event) {
        if (event.delivery().deliveries() == 1) {
            intake.offer(event);
            return;
        }
        ledger.read(event.delivery()).whenComplete((known, unread) -> {
            if (unread != null) {
                log.warn("{}: earlier attempts of {} unknown: {}", name, event.delivery(), unread.toString());
            }
            readmit(event, known == null ? Attempts.NONE : known);
        });
    }

    private void readmit(E event, Attempts known) {
        event.delivery().failures(known.failures());
        if (event.delivery().deliveries() < known.failures() + SUSPICIOUS) {
            intake.offer(event);
        } else {
            turnstile.alone(() -> attemptAlone(event, known));
        }
    }

    /** Handles one event of a handler that takes one at a time. */
    private void attempt(E event) {
        attempt(List.of(event)).whenComplete((done, fault) -> {
            if (fault == null) {
                intake.finished(event);
            } else {
                failed(event, fault);
            }
        });
    }

    private void failed(E event, Throwable fault) {
        failures.failed(event.delivery(), fault, () -> attempt(event), () -> intake.finished(event));
    }

    private CompletableFuture<@Nullable Void> attempt(List<E> events) {
        return outages.attempt(events, entrance);
    }

    private CompletableFuture<@Nullable Void> enter(List<E> events) {
        return turnstile.isEntered() ? handle(events).whenComplete(exit) : enterLater(events);
    }

    private CompletableFuture<@Nullable Void> enterLater(List<E> events) {
        CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
        turnstile.enter(() -> handle(events).whenComplete(exit).whenComplete((done, fault) -> {
            if (fault == null) {
                ended.complete(null);
            } else {
                ended.completeExceptionally(fault);
            }
        }));
        return ended;
    }

    /** Handles events together, unless the process is shutting down: then they go back. */
    private CompletableFuture<@Nullable Void> handle(List<E> events) {
        if (draining) {
            events.forEach(event -> giveBack(event.delivery()));
            return CompletableFuture.completedFuture(null);
        }
        long begin = System.nanoTime();
        return handled(events).whenComplete((done, fault) -> {
            journal.handlerTook(events.getFirst().delivery(), System.nanoTime() - begin);
            if (fault == null) {
                events.forEach(handled);
            }
        });
    }

    private CompletableFuture<Void> handled(List<E> events) {
        try {
            return handler.apply(events);
        } catch (RuntimeException fault) {
            return CompletableFuture.failedFuture(fault);
        }
    }

    private void giveBack(Delivery delivery) {
        journal.cameTo(delivery, Outcome.GIVEN_BACK);
        delivery.giveBack();
    }

    /** Handles a suspect with nobody beside it, under a mark that every end but the death of the process removes. */
    private CompletableFuture<?> attemptAlone(E event, Attempts known) {
        Delivery delivery = event.delivery();
        if (known.lone() >= LONE_DEATHS) {
            String reason = "ended its process %d times when it was handled alone".formatted(known.lone());
            failures.bury(delivery, reason, null, () -> {});
            return CompletableFuture.completedFuture(null);
        }
        return ledger.write(delivery, new Attempts(known.failures(), known.lone() + 1))
                .thenCompose(marked -> handle(List.of(event)))
                .handle((done, fault) -> ledger.write(delivery, new Attempts(known.failures(), 0))
                        .whenComplete((unmarked, unwritten) -> {
                            if (fault == null) {
                                return;
                            }
                            if (outages.causes(fault)) {
                                intake.offer(event);
                            } else {
                                failures.failed(event.delivery(), fault, () -> intake.offer(event), () -> {});
                            }
                        }));
    }
}
