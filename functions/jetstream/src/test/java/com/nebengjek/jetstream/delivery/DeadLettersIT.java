package com.nebengjek.jetstream.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.jetstream.client.ClientSettings;
import com.nebengjek.jetstream.client.Defaults;
import com.nebengjek.jetstream.client.JetStreamClient;
import com.nebengjek.jetstream.client.Outgoing;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.api.PublishAck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@WithServers(topology = false)
class DeadLettersIT {

    private static final ConsumerName BILLING = new ConsumerName("ORDERS", "billing");

    @Test
    void a_dead_letter_written_again_years_later_has_the_same_message_id(TestServers servers) throws Exception {
        try (Connection connection = servers.nats().connect();
                JetStreamClient client = JetStreamClient.over(connection, ClientSettings.DEFAULTS)) {
            client.createRetryStores();
            client.streams().createOrUpdate(Defaults.stream("ORDERS", "order.>").build());
            client.consumers("ORDERS").createOrUpdate(Defaults.consumer("billing").build());
            client.publish(Outgoing.to("order.placed.1").data("teh"));
            Message message = connection.getConsumerContext("ORDERS", "billing").next(Duration.ofSeconds(5));
            Delivery delivery = new Delivery(message, message.getSubject(), BILLING, ended -> {});

            PublishAck first = keep(connection, delivery, "2030-01-01T00:00:00Z");
            PublishAck second = keep(connection, delivery, "2040-01-01T00:00:00Z");

            assertThat(first.isDuplicate()).isFalse();
            assertThat(second.isDuplicate()).isTrue();
        }
    }

    private static PublishAck keep(Connection connection, Delivery delivery, String time) throws Exception {
        Clock clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
        return new DeadLetters(connection, connection.jetStream(), clock)
                .keep(delivery, "billing", "printer on fire", null)
                .get(5, TimeUnit.SECONDS);
    }
}
