package com.nebengjek.local.provider;

import com.nebengjek.events.RidePay;
import com.nebengjek.events.RideSettled;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.EventPublisher;
import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.tracing.EventTracing;
import com.nebengjek.local.provider.ProviderChoices.Word;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.MessageConsumer;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.OrderedConsumerConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.util.retry.Retry;

/** Answers every intent to pay with whether the payment has worked. */
public final class PaymentProvider implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentProvider.class);
    private static final String SOURCE = "/payment-provider";
    private static final Retry PUBLISH_AGAIN = Retry.backoff(5, Duration.ofMillis(200));

    private final EventType<RidePay> intents = EventType.of(RidePay.class);
    private final ProviderChoices choices;
    private final EventPublisher publisher;
    private final Clock clock;
    private final Map<UUID, Integer> attempts = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor desk = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("payment-provider").daemon().factory());

    private PaymentProvider(ProviderChoices choices, EventPublisher publisher, Clock clock) {
        this.choices = choices;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Answers what is asked from now on, until it is closed. */
    public static PaymentProvider open(Connection connection, long seed, Clock clock)
            throws IOException, JetStreamApiException {
        EventPublisher publisher =
                new JetStreamEventPublisher(connection, connection.jetStream(), EventTracing.PASS_THROUGH, clock);
        PaymentProvider provider = new PaymentProvider(new ProviderChoices(seed), publisher, clock);
        provider.listen(connection);
        return provider;
    }

    private void listen(Connection connection) throws IOException, JetStreamApiException {
        MessageConsumer consumer = connection
                .getStreamContext(intents.stream())
                .createOrderedConsumer(new OrderedConsumerConfiguration()
                        .filterSubject(intents.filter())
                        .deliverPolicy(DeliverPolicy.New))
                .consume(this::asked);
        LOG.debug("the payment provider listens as {}", consumer.getConsumerName());
    }

    private void asked(Message message) {
        ReceivedEvent event = NatsEventReader.read(message);
        RidePay intent = intents.decode(event.data(), clock);
        Word word = choices.next(attempts.merge(intent.paymentId(), 1, Integer::sum));
        for (int time = 1; time <= word.times(); time++) {
            Publication answer = answer(event, intent, word, time);
            desk.schedule(() -> publish(answer), word.after().multipliedBy(time).toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void publish(Publication answer) {
        publisher
                .publish(answer)
                .retryWhen(PUBLISH_AGAIN)
                .subscribe(done -> {}, fault -> LOG.error("{} could not be said", answer.event(), fault));
    }

    /** Said twice, it is two events: a provider that calls again does not know what became of the first call. */
    private static Publication answer(ReceivedEvent asked, RidePay intent, Word word, int time) {
        String reference = "charge-" + asked.id();
        return new Publication(
                new RideSettled(intent.rideId(), intent.paymentId(), word.status(), reference),
                UUID.nameUUIDFromBytes((reference + ":" + time).getBytes(StandardCharsets.UTF_8)),
                SOURCE,
                asked.correlationId(),
                asked.id(),
                asked.traceParent());
    }

    @Override
    public void close() {
        desk.shutdownNow();
    }
}
