package com.nebengjek.jetstream.delivery;

import com.nebengjek.jetstream.connection.NatsConnections;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.nats.client.support.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls events of one durable consumer, never more than the process may hold and the function's rate allows.
 *
 * <p>Speaks JetStream's pull protocol itself ({@code $JS.API.CONSUMER.MSG.NEXT}), over one inbox for the life of the
 * subscription: so the demand is exactly what is free, nothing is fetched ahead of it, and the consumer is neither
 * created nor looked up. What is open at the server ({@code requested}) ends by messages, or by a status that says how
 * many of them are not coming.
 */
final class PullSubscription {

    private static final Logger log = LoggerFactory.getLogger(PullSubscription.class);
    private static final Duration EXPIRY = Duration.ofSeconds(30);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final String UNTIL =
            ",\"expires\":" + EXPIRY.toNanos() + ",\"idle_heartbeat\":" + HEARTBEAT.toNanos() + "}";
    private static final Duration SILENCE = HEARTBEAT.multipliedBy(2).plusSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Events are counted, because most are small; those that are not shall not fill the memory of the process. */
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    /** What the server counts of a message beside its payload: subject and reply. */
    private static final int ENVELOPE = 8 * 1024;

    private static final int IDLE_HEARTBEAT = 100;
    private static final int NO_RESPONDERS = 503;

    /** Ways in which a request ends as it should: what it asked for is used up, in bytes or in messages. */
    private static final Set<String> USED_UP = Set.of("Message Size Exceeds MaxBytes", "Batch Completed");

    private static final long NOT_PULLED = Long.MIN_VALUE;
    private static final String PENDING_MESSAGES = "Nats-Pending-Messages";

    private final Connection connection;
    private final ConsumerName consumer;
    private final String nextSubject;
    private final String inbox;
    private final int maxHeld;
    private final Allowance allowance;
    private final BiConsumer<Message, PullSubscription> receiver;
    private final ScheduledExecutorService timer;
    private final Journal journal;
    private final Dispatcher dispatcher;
    private final ScheduledFuture<?> watch;

    private int held;
    private long heldBytes;
    private int requested;
    private boolean pausedUntilRetry;
    private boolean paused;
    private boolean stopped;
    private long pulledNanos = NOT_PULLED;
    private volatile long heardNanos = System.nanoTime();

    PullSubscription(
            Connection connection,
            @Nullable String domain,
            ConsumerName consumer,
            String durable,
            int maxHeld,
            Allowance allowance,
            BiConsumer<Message, PullSubscription> receiver,
            ScheduledExecutorService timer,
            Journal journal) {
        this.connection = connection;
        this.consumer = consumer;
        this.nextSubject = NatsConnections.api(domain) + ".CONSUMER.MSG.NEXT." + consumer.stream() + "." + durable;
        this.inbox = connection.createInbox();
        this.maxHeld = maxHeld;
        this.allowance = allowance;
        this.receiver = receiver;
        this.timer = timer;
        this.journal = journal;
        this.dispatcher = connection.createDispatcher(this::received);
        this.dispatcher.subscribe(inbox);
        this.watch = timer.scheduleWithFixedDelay(this::watch, 1, 1, TimeUnit.SECONDS);
        pull();
    }

    synchronized int held() {
        return held;
    }

    ConsumerName consumer() {
        return consumer;
    }

    /** Says that an event received earlier is done with, whatever became of it. */
    void release(Message message) {
        synchronized (this) {
            held--;
            heldBytes -= message.consumeByteCount();
        }
        pull();
    }

    /** Says that an event only waits: another one may be held instead. */
    void stepAside() {
        synchronized (this) {
            held--;
        }
        pull();
    }

    /** Says that an event that waited is held again. */
    void stepBack() {
        synchronized (this) {
            held++;
        }
    }

    /** Asks for nothing more until {@link #goOn}; what was asked for may still come. */
    void pause() {
        synchronized (this) {
            paused = true;
        }
    }

    void goOn() {
        synchronized (this) {
            paused = false;
        }
        pull();
    }

    /** Asks for nothing more and gives back what still arrives. */
    void stop() {
        synchronized (this) {
            stopped = true;
        }
        watch.cancel(false);
        try {
            dispatcher.drain(HEARTBEAT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forgets what was open at a server that is gone, and asks the present one. */
    void reconnected() {
        synchronized (this) {
            requested = 0;
        }
        pull();
    }

    private void received(Message message) {
        heardNanos = System.nanoTime();
        if (message.isStatusMessage()) {
            status(message);
            return;
        }
        synchronized (this) {
            requested = Math.max(0, requested - 1);
            held++;
            heldBytes += message.consumeByteCount();
            firstOfPull();
        }
        receiver.accept(message, this);
        pull();
    }

    private void firstOfPull() {
        if (pulledNanos != NOT_PULLED) {
            journal.fetched(consumer, System.nanoTime() - pulledNanos);
            pulledNanos = NOT_PULLED;
        }
    }

    private void status(Message message) {
        Status status = message.getStatus();
        switch (status.getCode()) {
            case IDLE_HEARTBEAT -> {}
            case 404, 408 -> notComing(message);
            case NO_RESPONDERS -> retryLater("no such stream or consumer: apply the topology", null);
            default -> {
                if (USED_UP.contains(status.getMessage())) {
                    notComing(message);
                } else {
                    retryLater(status.getMessageWithCode(), message);
                }
            }
        }
    }

    private void notComing(Message message) {
        int unused;
        synchronized (this) {
            pulledNanos = NOT_PULLED;
            unused = Math.min(requested, pendingOf(message));
            requested -= unused;
        }
        allowance.giveBack(unused);
        pull();
    }

    private void retryLater(String reason, @Nullable Message message) {
        synchronized (this) {
            if (stopped) {
                return;
            }
            requested = message == null ? 0 : Math.max(0, requested - pendingOf(message));
            pausedUntilRetry = true;
        }
        log.warn("{} cannot be pulled from, trying again: {}", consumer, reason);
        timer.schedule(this::resume, RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void resume() {
        synchronized (this) {
            pausedUntilRetry = false;
        }
        pull();
    }

    private int pendingOf(Message message) {
        String pending = message.getHeaders() == null ? null : message.getHeaders().getFirst(PENDING_MESSAGES);
        return pending == null ? requested : Integer.parseInt(pending);
    }

    private void watch() {
        if (System.nanoTime() - heardNanos > SILENCE.toNanos() && connection.getStatus() == Connection.Status.CONNECTED) {
            heardNanos = System.nanoTime();
            reconnected();
        }
    }

    void pull() {
        int demand;
        synchronized (this) {
            demand = maxHeld - held - requested;
            boolean worthIt = requested == 0
                    ? demand > 0
                    : !allowance.isLimited() && demand >= Math.max(1, maxHeld / 2);
            boolean silent = stopped || paused || pausedUntilRetry || heldBytes >= MOST_BYTES;
            if (silent || !worthIt || connection.getStatus() != Connection.Status.CONNECTED) {
                return;
            }
            demand = allowance.take(demand);
            requested += demand;
            if (pulledNanos == NOT_PULLED) {
                pulledNanos = System.nanoTime();
            }
        }
        if (demand == 0) {
            return;
        }
        connection.publish(nextSubject, inbox, request(demand));
    }

    /** Says how many bytes may come only where they could be more: the server sends a status for what is left of them. */
    private byte[] request(int batch) {
        long largest = connection.getMaxPayload() + ENVELOPE;
        long bytes = Math.max(MOST_BYTES * batch / maxHeld, largest);
        String limit = bytes < batch * largest ? ",\"max_bytes\":" + bytes : "";
        return ("{\"batch\":" + batch + limit + UNTIL).getBytes(StandardCharsets.US_ASCII);
    }
}
