package com.nebengjek.receiver;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what arrives. Remembers every message, some 200 bytes each. */
final class Tally {

    /** How a message fared at one path. */
    static final class Message {
        private final AtomicLong requests = new AtomicLong();
        private final AtomicLong accepted = new AtomicLong();

        /** How often it has come before. */
        long arrived() {
            return requests.getAndIncrement();
        }
    }

    private final Map<String, Message> messages = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final LongAdder requests = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder withoutId = new LongAdder();
    private final LongAdder badSignatures = new LongAdder();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong mostConnections = new AtomicLong();
    private final AtomicReference<@Nullable Instant> first = new AtomicReference<>();
    private final AtomicReference<@Nullable Instant> last = new AtomicReference<>();
    private final Ages ages = new Ages();

    Message message(String path, @Nullable String id) {
        return id == null ? new Message() : messages.computeIfAbsent(path + ' ' + id, fresh -> new Message());
    }

    /** @param createdAt of a message that comes for the first time; null for others */
    void count(Received request, Message message, @Nullable Instant createdAt) {
        requests.increment();
        first.compareAndSet(null, request.at());
        last.set(request.at());
        answers.computeIfAbsent(request.answer(), fresh -> new LongAdder()).increment();
        if (!request.signed()) {
            badSignatures.increment();
        }
        if (request.id() == null) {
            withoutId.increment();
        } else if (message.accepted.get() > 0) {
            duplicates.increment();
        }
        if (createdAt != null) {
            ages.add(Duration.between(createdAt, request.at()));
        }
    }

    void connected() {
        mostConnections.accumulateAndGet(connections.incrementAndGet(), Math::max);
    }

    void disconnected() {
        connections.decrementAndGet();
    }

    void accepted(Message message, boolean hasId) {
        if (message.accepted.getAndIncrement() == 0 && hasId) {
            accepted.increment();
        }
    }

    Report report() {
        TreeMap<String, Long> given = new TreeMap<>();
        answers.forEach((answer, count) -> given.put(answer, count.sum()));
        return new Report(
                requests.sum(),
                messages.size(),
                accepted.sum(),
                duplicates.sum(),
                withoutId.sum(),
                badSignatures.sum(),
                mostConnections.get(),
                given,
                perSecond(),
                ages.summary());
    }

    private double perSecond() {
        Instant begin = first.get();
        Instant end = last.get();
        if (begin == null || end == null || !end.isAfter(begin)) {
            return 0;
        }
        return Math.round(requests.sum() * 1e10 / Duration.between(begin, end).toNanos()) / 10.0;
    }
}
