package com.nebengjek.jetstream.binding;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.PurgeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsEventWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Streams of a shop, its customers who publish orders, and processes that bill them. */
final class Shop implements AutoCloseable {

    static final String DURABLE = "bill-orders";

    private static final EventType<OrderPlaced> PLACED = EventType.of(OrderPlaced.class);

    private final String url;
    private final Connection connection;
    private final JetStreamManagement streams;
    private final List<ConfigurableApplicationContext> processes = new ArrayList<>();

    Shop(String url) throws Exception {
        this.url = url;
        this.connection = Nats.connect(url);
        this.streams = connection.jetStreamManagement();
        for (String name : streams.getStreamNames()) {
            streams.deleteStream(name);
        }
        stream("ORDERS", "order.placed.>", "order.cancelled.>");
        stream("BILLS", "order.billed.>", "order.refused.>");
        stream("DEAD_LETTER", "dead.>");
        connection.keyValueManagement().create(KeyValueConfiguration.builder().name("attempts").build());
        durable(DURABLE);
    }

    /** A durable consumer of all orders. */
    void durable(String name) throws IOException, JetStreamApiException {
        durable(name, Duration.ofSeconds(2));
    }

    void durable(String name, Duration ackWait) throws IOException, JetStreamApiException {
        streams.addOrUpdateConsumer("ORDERS", ConsumerConfiguration.builder()
                .durable(name)
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(ackWait)
                .maxAckPending(5_000)
                .build());
    }

    void deleteConsumer() throws IOException, JetStreamApiException {
        streams.deleteConsumer("ORDERS", DURABLE);
    }

    private void stream(String name, String... subjects) throws IOException, JetStreamApiException {
        streams.addStream(StreamConfiguration.builder()
                .name(name)
                .subjects(subjects)
                .duplicateWindow(Duration.ofMinutes(2))
                .build());
    }

    /** Starts a process with the one function {@code bill} of a configuration. */
    ConfigurableApplicationContext process(Class<?> configuration, String... arguments) {
        return run("bill", configuration, arguments);
    }

    /** Starts a process with functions of a configuration. */
    ConfigurableApplicationContext run(String definition, Class<?> configuration, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--nebengjek.nats.url=" + url);
        all.add("--spring.cloud.function.definition=" + definition);
        all.add("--spring.main.banner-mode=off");
        ConfigurableApplicationContext process = new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .run(all.toArray(String[]::new));
        processes.add(process);
        return process;
    }

    OrderPlaced order(String customer, int amount) throws Exception {
        OrderPlaced order = new OrderPlaced(UUID.randomUUID(), customer, amount);
        publish(order);
        return order;
    }

    void publish(OrderPlaced order) throws Exception {
        publish(PLACED.subjectOf(order), headersOf(order), PLACED.encode(order));
    }

    void cancel(OrderPlaced order) throws Exception {
        OrderCancelled cancelled = new OrderCancelled(order.orderId());
        EventType<OrderCancelled> type = EventType.of(OrderCancelled.class);
        Headers headers = NatsEventWriter.event(order.orderId() + "-cancelled", "/test", type.type()).headers();
        publish(type.subjectOf(cancelled), headers, type.encode(cancelled));
    }

    static Message message(OrderPlaced order) {
        return new NatsMessage(PLACED.subjectOf(order), null, headersOf(order), PLACED.encode(order));
    }

    static Headers headersOf(OrderPlaced order) {
        return NatsEventWriter.event(order.orderId().toString(), "/test", PLACED.type())
                .plain(EventHeaders.MESSAGE_ID, order.orderId().toString())
                .with(EventHeaders.PARTITION_KEY, order.customer())
                .headers();
    }

    void publish(String subject, Headers headers, byte[] body) throws Exception {
        connection.jetStream().publish(new NatsMessage(subject, null, headers, body));
    }

    List<Message> messages(String stream) throws Exception {
        List<Message> messages = new ArrayList<>();
        long last = streams.getStreamInfo(stream).getStreamState().getLastSequence();
        for (long sequence = 1; sequence <= last; sequence++) {
            var info = streams.getMessage(stream, sequence);
            messages.add(new NatsMessage(info.getSubject(), null, info.getHeaders(), info.getData()));
        }
        return messages;
    }

    long count(String stream) throws Exception {
        return streams.getStreamInfo(stream).getStreamState().getMsgCount();
    }

    ConsumerInfo consumer() throws Exception {
        return consumer(DURABLE);
    }

    ConsumerInfo consumer(String durable) throws Exception {
        return streams.getConsumerInfo("ORDERS", durable);
    }

    /** Whether every order was taken and acknowledged. */
    boolean nothingOpen() throws Exception {
        return nothingOpen(DURABLE);
    }

    boolean nothingOpen(String durable) throws Exception {
        ConsumerInfo consumer = consumer(durable);
        return consumer.getNumPending() == 0 && consumer.getNumAckPending() == 0;
    }

    void forgetBills() throws Exception {
        streams.purgeStream("BILLS", PurgeOptions.builder().build());
    }

    @Override
    public void close() throws Exception {
        processes.forEach(ConfigurableApplicationContext::close);
        connection.close();
    }
}
