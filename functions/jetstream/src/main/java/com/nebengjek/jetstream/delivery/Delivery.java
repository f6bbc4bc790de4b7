package com.nebengjek.jetstream.delivery;

import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import com.nebengjek.jetstream.metrics.Answer;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One event handed out by the server, until it is acknowledged, terminated or given back; each of these at most once. */
public final class Delivery {

    private final Message message;
    private final String subject;
    private final ConsumerName consumer;
    private final Place place;
    private final ReplySubject reply;
    private final AtomicReference<@Nullable Answer> answer = new AtomicReference<>();
    private final AtomicBoolean aside = new AtomicBoolean();
    private volatile long touchedNanos = System.nanoTime();
    private volatile int failures;
    private volatile @Nullable ReceivedEvent event;

    /** What stays the same however often the server hands out an event; the time tells streams that were made anew apart. */
    record Origin(ConsumerName consumer, long sequence, long publishedNanos) {

        /** Enough to tell nearly all apart, and several times a record's own in speed. */
        @Override
        public int hashCode() {
            return Long.hashCode(sequence);
        }
    }

    /** Its place among what a process may hold. */
    interface Place {

        /** Lets another event have it. */
        default void leave() {}

        /** Takes it again, whether it is free or not. */
        default void takeAgain() {}

        /** Its event has ended. */
        void ended(Delivery delivery);
    }

    /** @param subject on which it was published */
    Delivery(Message message, String subject, ConsumerName consumer, Place place) {
        this.message = message;
        this.subject = subject;
        this.consumer = consumer;
        this.place = place;
        this.reply = ReplySubject.of(message);
    }

    public ConsumerName consumer() {
        return consumer;
    }

    public Message message() {
        return message;
    }

    /** The subject on which it was published. */
    public String subject() {
        return subject;
    }

    public @Nullable Headers headers() {
        return message.getHeaders();
    }

    public long sequence() {
        return reply.sequence();
    }

    Origin origin() {
        return new Origin(consumer, sequence(), reply.publishedNanos());
    }

    /** How often the server has handed it out, this time included. */
    public long deliveries() {
        return reply.deliveries();
    }

    public Instant published() {
        return reply.published();
    }

    /** What was read from the message; null before, and when nobody can read it. */
    @Nullable ReceivedEvent event() {
        return event;
    }

    /** Remembers what was read from the message, for the audit log. */
    public void carries(ReceivedEvent read) {
        this.event = read;
    }

    /** Attempts of the handler that failed, in this process or an earlier one. */
    public int failures() {
        return failures;
    }

    void failures(int count) {
        this.failures = count;
    }

    public void ack() {
        end(Answer.ACK);
    }

    void terminate() {
        end(Answer.TERM);
    }

    /** Gives it back for anybody to take at once; for shutdown only. */
    void giveBack() {
        end(Answer.NAK);
    }

    /** Gives up its place, for as long as it only waits. */
    void stepAside() {
        if (aside.compareAndSet(false, true)) {
            place.leave();
        }
    }

    void stepBack() {
        if (aside.compareAndSet(true, false)) {
            place.takeAgain();
        }
    }

    private void end(Answer given) {
        if (answer.compareAndSet(null, given)) {
            try {
                tell(given);
            } finally {
                stepBack();
                place.ended(this);
            }
        }
    }

    private void tell(Answer given) {
        switch (given) {
            case ACK -> message.ack();
            case NAK -> message.nak();
            case TERM -> message.term();
        }
    }

    boolean isEnded() {
        return answer.get() != null;
    }

    /** What the server was told in the end; null as long as it was told nothing. */
    @Nullable Answer answer() {
        return answer.get();
    }

    /** Tells the server that the event is still being worked on, when it was last told longer ago than this. */
    void keepAlive(long afterNanos, long nowNanos) {
        if (nowNanos - touchedNanos >= afterNanos && !isEnded()) {
            touchedNanos = nowNanos;
            message.inProgress();
        }
    }

    @Override
    public String toString() {
        return consumer + " #" + sequence() + " " + message.getSubject();
    }
}
