package com.nebengjek.jetstream.delivery;

import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsJetStreamMetaData;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One event handed out by the server, until it is acknowledged, terminated or given back; each of these at most once. */
public final class Delivery {

    private final Message message;
    private final ConsumerName consumer;
    private final Consumer<Delivery> released;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile long touchedNanos = System.nanoTime();
    private volatile int failures;

    Delivery(Message message, ConsumerName consumer, Consumer<Delivery> released) {
        this.message = message;
        this.consumer = consumer;
        this.released = released;
    }

    public ConsumerName consumer() {
        return consumer;
    }

    public Message message() {
        return message;
    }

    public String subject() {
        return message.getSubject();
    }

    public @Nullable Headers headers() {
        return message.getHeaders();
    }

    private NatsJetStreamMetaData metadata() {
        return message.metaData();
    }

    public long sequence() {
        return metadata().streamSequence();
    }

    /** How often the server has handed it out, this time included. */
    public long deliveries() {
        return metadata().deliveredCount();
    }

    public Instant published() {
        return metadata().timestamp().toInstant();
    }

    /** Attempts of the handler that failed, in this process or an earlier one. */
    public int failures() {
        return failures;
    }

    void failures(int count) {
        this.failures = count;
    }

    public void ack() {
        end(message::ack);
    }

    void terminate() {
        end(message::term);
    }

    /** Gives it back for anybody to take at once; for shutdown only. */
    void giveBack() {
        end(message::nak);
    }

    private void end(Runnable answer) {
        if (ended.compareAndSet(false, true)) {
            try {
                answer.run();
            } finally {
                released.accept(this);
            }
        }
    }

    boolean isEnded() {
        return ended.get();
    }

    /** Tells the server that the event is still being worked on, when it was last told longer ago than this. */
    void keepAlive(long afterNanos, long nowNanos) {
        if (nowNanos - touchedNanos >= afterNanos && !ended.get()) {
            touchedNanos = nowNanos;
            message.inProgress();
        }
    }

    @Override
    public String toString() {
        return consumer + " #" + metadata().streamSequence() + " " + message.getSubject();
    }
}
