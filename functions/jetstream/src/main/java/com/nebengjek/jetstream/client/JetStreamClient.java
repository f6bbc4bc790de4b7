package com.nebengjek.jetstream.client;

import com.nebengjek.jetstream.PayloadTooLarge;
import com.nebengjek.jetstream.Published;
import com.nebengjek.jetstream.audit.AuditLog;
import com.nebengjek.jetstream.connection.NatsConnections;
import com.nebengjek.jetstream.connection.NatsProperties;
import com.nebengjek.jetstream.delivery.ConsumerName;
import com.nebengjek.jetstream.delivery.Deliveries;
import io.micrometer.core.instrument.Metrics;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamOptions;
import io.nats.client.KeyValueManagement;
import io.nats.client.KeyValueOptions;
import io.nats.client.Message;
import io.nats.client.Statistics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * JetStream for code that is not a function; safe for any number of threads.
 *
 * <pre>{@code
 * try (JetStreamClient client = JetStreamClient.connect("nats://127.0.0.1:4222")) {
 *     client.streams().createOrUpdate(Defaults.stream("ORDERS", "order.>").build());
 *     client.publish(Outgoing.to("order.placed.1").data("{}").id("order-1"));
 *     client.consumers("ORDERS").createOrUpdate(Defaults.consumer("billing").build());
 *     client.createRetryStores();
 *     client.consumer("ORDERS", "billing").consume(order -> bill(order));
 * }
 * }</pre>
 *
 * <p>What this leaves out is there on {@link #connection()}. A function neither needs nor creates any of it.
 */
public final class JetStreamClient implements AutoCloseable {

    private final Connection connection;
    private final @Nullable String domain;
    private final JetStreamOptions options;
    private final ClientSettings settings;
    private final JetStream jetStream;
    private final Publisher publisher;
    private final boolean owned;

    private JetStreamClient(Connection connection, @Nullable String domain, ClientSettings settings, boolean owned)
            throws IOException {
        this.connection = connection;
        this.domain = domain;
        this.options = JetStreamOptions.builder()
                .domain(domain)
                .requestTimeout(settings.timeout())
                .build();
        this.settings = settings;
        this.owned = owned;
        this.jetStream = connection.jetStream(options);
        this.publisher = new Publisher(connection, jetStream, settings);
    }

    /** Opens a connection of its own, which reconnects for ever and is closed by {@link #close()}. */
    public static JetStreamClient connect(String url) throws IOException {
        return connect(url, ClientSettings.DEFAULTS);
    }

    public static JetStreamClient connect(String url, ClientSettings settings) throws IOException {
        return connect(NatsProperties.at(url).clientId("jetstream-client"), settings);
    }

    /** As {@link #connect(String)}, with credentials, TLS, and the domain that all of this client's calls go to. */
    public static JetStreamClient connect(NatsProperties nats, ClientSettings settings) throws IOException {
        return new JetStreamClient(NatsConnections.connect(nats), nats.domain(), settings, true);
    }

    /** Uses a connection that somebody else closes, and the JetStream of the server it leads to. */
    public static JetStreamClient over(Connection connection, ClientSettings settings) throws IOException {
        return over(connection, null, settings);
    }

    /** As {@link #over(Connection, ClientSettings)}, with the JetStream of a domain. */
    public static JetStreamClient over(Connection connection, @Nullable String domain, ClientSettings settings)
            throws IOException {
        return new JetStreamClient(connection, domain, settings, false);
    }

    /**
     * Publishes and waits until a stream has kept it.
     *
     * @throws JetStreamApiException when the stream refuses it, such as for another last sequence than expected
     * @throws IOException when no stream takes the subject, or no acknowledgement came in time
     * @throws PayloadTooLarge when the server would refuse it for its size
     */
    public Published publish(Outgoing message) throws IOException, JetStreamApiException {
        return publisher.publish(message);
    }

    /**
     * Publishes without waiting for the acknowledgement; waits for a place when too many are in flight.
     *
     * <p>The future fails with what {@link #publish} throws, or with a {@link TimeoutException}.
     */
    public CompletableFuture<Published> publishAsync(Outgoing message) {
        return publisher.publishAsync(message);
    }

    /** As {@link #publishAsync(Outgoing)}, for who prefers a callback. */
    public void publishAsync(Outgoing message, PublishCallback callback) {
        publisher.publishAsync(message).whenComplete((published, fault) -> {
            if (published == null) {
                callback.failed(fault);
            } else {
                callback.published(published);
            }
        });
    }

    /** Waits until nothing is in flight any more, acknowledged or failed; false when that takes longer. */
    public boolean awaitPublished(Duration limit) throws InterruptedException {
        return publisher.awaitAll(limit);
    }

    /**
     * Asks whoever listens on the subject, and waits for the first reply.
     *
     * @throws TimeoutException when nobody listens, or nobody answers in time
     */
    public Received request(Outgoing message) throws TimeoutException, InterruptedException {
        Duration timeout = message.timeout() == null ? settings.timeout() : message.timeout();
        Message reply = connection.request(message.through(publisher.wire()), timeout);
        if (reply == null) {
            throw new TimeoutException("No reply on %s within %s".formatted(message.subject(), timeout));
        }
        if (reply.isStatusMessage()) {
            throw new TimeoutException("Nobody listens on %s".formatted(message.subject()));
        }
        return new Received(reply);
    }

    /** Core NATS: what is published while one listens, kept nowhere. {@link AutoCloseable#close() Close} it to stop. */
    public Listening subscribe(String subject, Consumer<Received> receiver) {
        Dispatcher dispatcher = connection.createDispatcher(message -> receiver.accept(new Received(message)));
        dispatcher.subscribe(subject);
        return () -> connection.closeDispatcher(dispatcher);
    }

    /** Answers a request that was received by {@link #subscribe}. */
    public void reply(Received request, Outgoing answer) {
        String subject = request.message().getReplyTo();
        connection.publish(new Outgoing(subject, answer.data(), answer.headers(), null, null, null)
                .through(publisher.wire()));
    }

    public Streams streams() throws IOException {
        return new Streams(connection.jetStreamManagement(options));
    }

    public Consumers consumers(String stream) throws IOException {
        return new Consumers(connection.jetStreamManagement(options), stream);
    }

    /**
     * Makes the stream {@code DEAD_LETTER} and the bucket {@code attempts} be there, without which nothing can be
     * consumed: retries are counted in the one and end in the other. What is there already stays as it is.
     */
    public void createRetryStores() throws IOException, JetStreamApiException {
        if (streams().find(Defaults.DEAD_LETTER).isEmpty()) {
            streams().createOrUpdate(Defaults.deadLetters().build());
        }
        KeyValueManagement buckets = connection.keyValueManagement(
                KeyValueOptions.builder().jetStreamOptions(options).build());
        if (!buckets.getBucketNames().contains(Defaults.ATTEMPTS)) {
            buckets.create(Defaults.attempts().build());
        }
    }

    /** A durable consumer that exists. */
    public DurableConsumer consumer(String stream, String durable) throws IOException, JetStreamApiException {
        return new DurableConsumer(
                connection.getConsumerContext(stream, durable, options),
                new ConsumerName(stream, durable),
                this::deliveries);
    }

    private Deliveries deliveries(ConsumeSettings consume) {
        return new Deliveries(
                connection,
                jetStream,
                domain,
                consume.classification(),
                Metrics.globalRegistry,
                new AuditLog(1),
                Clock.systemUTC());
    }

    /** Reads a stream again, in order, touching no consumer. */
    public Replay replay(String stream) {
        return Replay.of(connection, options, stream);
    }

    public Connection connection() {
        return connection;
    }

    public boolean isConnected() {
        return connection.getStatus() == Connection.Status.CONNECTED;
    }

    /** Messages and bytes in and out, reconnects, errors. */
    public Statistics statistics() {
        return connection.getStatistics();
    }

    /** Lets what is on its way reach the server, and closes the connection if it is this client's own. */
    @Override
    public void close() {
        try {
            publisher.awaitAll(settings.timeout());
            if (owned) {
                connection.close();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
