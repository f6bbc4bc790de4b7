package com.nebengjek.jetstream.probe;

import com.nebengjek.jetstream.metrics.MetricNames;
import com.nebengjek.jetstream.probe.Route.Answer;
import com.sun.net.httpserver.HttpExchange;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * {@code POST /}: bounds bodies and how many are handled at once, and turns requests away from the begin of a shutdown,
 * which waits for those that were taken.
 */
final class EventEndpoint implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventEndpoint.class);
    private static final String LATER = "1";

    private final Receiver receiver;
    private final int maxBody;
    private final int maxConcurrent;
    private final Duration drain;
    private final MeterRegistry meters;
    private final Semaphore places;
    private volatile boolean open;

    /** @param drain how long a shutdown waits for requests that were taken */
    EventEndpoint(Receiver receiver, HttpProperties properties, Duration drain, MeterRegistry meters) {
        this.receiver = receiver;
        this.maxBody = Math.toIntExact(properties.maxBody().toBytes());
        this.maxConcurrent = properties.maxConcurrent();
        this.drain = drain;
        this.meters = meters;
        this.places = new Semaphore(maxConcurrent);
    }

    void serve(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            reply(exchange, Answer.empty(405).with("Allow", "POST"), System.nanoTime());
        } else if (!open || !places.tryAcquire()) {
            reply(exchange, Answer.empty(Answer.UNAVAILABLE).with("Retry-After", LATER), System.nanoTime());
        } else {
            try {
                long begin = System.nanoTime();
                reply(exchange, answer(exchange), begin);
            } finally {
                places.release();
            }
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        if (length != null && length.matches("\\d+") && (length.length() > 9 || Integer.parseInt(length) > maxBody)) {
            return tooLarge();
        }
        byte[] body = exchange.getRequestBody().readNBytes(maxBody + 1);
        if (body.length > maxBody) {
            return tooLarge();
        }
        try {
            return receiver.receive(exchange.getRequestHeaders(), body);
        } catch (RuntimeException fault) {
            log.error("a request failed", fault);
            return Answer.empty(500);
        }
    }

    private Answer tooLarge() {
        return Problems.of(413, "the body may have %,d bytes: nebengjek.http.max-body".formatted(maxBody));
    }

    private void reply(HttpExchange exchange, Answer answer, long begin) throws IOException {
        try {
            ProbeServer.reply(exchange, answer);
        } finally {
            meters.timer(MetricNames.HTTP_TIME, "status", Integer.toString(answer.status()))
                    .record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void start() {
        receiver.open();
        open = true;
    }

    /** Once all places are free, nothing is being handled any more. */
    @Override
    public void stop() {
        open = false;
        try {
            if (!places.tryAcquire(maxConcurrent, drain.toNanos(), TimeUnit.NANOSECONDS)) {
                log.warn("{} requests are left unanswered after {}", maxConcurrent - places.availablePermits(), drain);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return open;
    }
}
