package com.nebengjek.jetstream.delivery;

import com.nebengjek.jetstream.audit.AuditEntry;
import com.nebengjek.jetstream.audit.AuditLog;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import com.nebengjek.jetstream.metrics.Answer;
import com.nebengjek.jetstream.metrics.ConsumerTags;
import com.nebengjek.jetstream.metrics.DeliveryMeters;
import com.nebengjek.jetstream.metrics.FetchMeters;
import com.nebengjek.jetstream.metrics.HandlerMeters;
import com.nebengjek.jetstream.metrics.HoldingMeters;
import com.nebengjek.jetstream.metrics.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What happens to the events of one handler, told to the metrics and to the audit log. */
final class Journal {

    private record Meters(
            DeliveryMeters deliveries, HoldingMeters holdings, HandlerMeters handler, FetchMeters fetches) {}

    private final MeterRegistry registry;
    private final AuditLog audit;
    private final String function;
    private final Clock clock;
    private final Map<ConsumerName, Meters> byConsumer = new ConcurrentHashMap<>();

    Journal(MeterRegistry registry, AuditLog audit, String function, Clock clock) {
        this.registry = registry;
        this.audit = audit;
        this.function = function;
        this.clock = clock;
    }

    /** Must come before anything else is told of a consumer. */
    void opened(ConsumerName consumer, IntSupplier held) {
        ConsumerTags tags = new ConsumerTags(function, consumer.stream(), consumer.durable());
        byConsumer.put(
                consumer,
                new Meters(
                        new DeliveryMeters(registry, tags),
                        new HoldingMeters(registry, tags, held),
                        new HandlerMeters(registry, tags),
                        new FetchMeters(registry, tags)));
    }

    void fetched(ConsumerName consumer, long waitedNanos) {
        meters(consumer).fetches().waited(waitedNanos);
    }

    void delivered(Delivery delivery) {
        meters(delivery).deliveries().delivered(delivery.subject(), delivery.deliveries() > 1);
    }

    void waits(Delivery delivery) {
        meters(delivery).holdings().waits();
    }

    void goesOn(Delivery delivery) {
        meters(delivery).holdings().goesOn();
    }

    /** @param nanos how long a call of the handler took that this event began */
    void handlerTook(Delivery delivery, long nanos) {
        meters(delivery).handler().took(nanos);
    }

    void cameTo(Delivery delivery, Outcome outcome) {
        DeliveryMeters meters = meters(delivery).deliveries();
        meters.came(outcome);
        if (outcome == Outcome.HANDLED) {
            meters.aged(Duration.between(delivery.published(), clock.instant()));
        }
        if (outcome.isEnd()) {
            audit(delivery, outcome);
        }
    }

    void answered(Delivery delivery) {
        Answer answer = delivery.answer();
        if (answer != null) {
            meters(delivery).deliveries().answered(answer);
        }
    }

    private void audit(Delivery delivery, Outcome outcome) {
        ReceivedEvent event = delivery.event();
        String correlation = event == null ? null : event.correlationId();
        String id = event == null ? null : event.id();
        if (audit.wants(correlation, id)) {
            audit.write(entry(delivery, outcome, event));
        }
    }

    private AuditEntry entry(Delivery delivery, Outcome outcome, @Nullable ReceivedEvent event) {
        return new AuditEntry(
                "consumed",
                function,
                delivery.consumer().stream(),
                delivery.subject(),
                event == null ? null : event.type(),
                event == null ? null : event.id(),
                event == null ? null : event.correlationId(),
                event == null ? null : event.causationId(),
                outcome.text(),
                delivery.sequence(),
                delivery.deliveries());
    }

    private Meters meters(Delivery delivery) {
        return meters(delivery.consumer());
    }

    private Meters meters(ConsumerName consumer) {
        Meters meters = byConsumer.get(consumer);
        if (meters == null) {
            throw new IllegalStateException(consumer + " has not been opened");
        }
        return meters;
    }
}
