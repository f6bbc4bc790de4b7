package com.nebengjek.jetstream.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.PayloadTooLarge;
import com.nebengjek.jetstream.cloudevents.ContentEncoding;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.JetStreamApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithServers(topology = false)
class ErrorHandlingExampleIT {

    private final String url;

    ErrorHandlingExampleIT(TestServers servers) {
        this.url = servers.nats().url();
    }

    @BeforeEach
    void an_empty_stream() throws Exception {
        try (JetStreamClient client = JetStreamClient.connect(url)) {
            client.streams().delete("ORDERS");
            client.streams().createOrUpdate(Defaults.stream("ORDERS", "order.>").build());
        }
    }

    @Test
    void a_stream_that_has_moved_on_refuses_the_publish() throws Exception {
        try (JetStreamClient client = JetStreamClient.connect(url)) {
            client.publish(Outgoing.to("order.placed.1").expectLastSequence(0));

            assertThatThrownBy(() -> client.publish(Outgoing.to("order.placed.2").expectLastSequence(0)))
                    .isInstanceOf(JetStreamApiException.class)
                    .hasMessageContaining("wrong last sequence");
        }
    }

    @Test
    void what_is_too_large_is_refused_by_its_size_and_sent_compressed_when_that_helps() throws Exception {
        byte[] large = new byte[3_000_000];
        Outgoing order = Outgoing.to("order.placed.1").data(large);

        try (JetStreamClient plain = JetStreamClient.connect(url);
                JetStreamClient packing =
                        JetStreamClient.connect(url, ClientSettings.DEFAULTS.compressAbove(100_000))) {
            assertThatThrownBy(() -> plain.publish(order))
                    .isInstanceOf(PayloadTooLarge.class)
                    .hasMessageContaining("order.placed.1 has 3,000,000 bytes")
                    .hasMessageContaining("1,048,576");

            packing.publish(order);
            List<Received> read = new ArrayList<>();
            plain.replay("ORDERS").forEach(read::add);

            assertThat(read).singleElement().satisfies(received -> {
                assertThat(received.header("Content-Encoding")).contains("gzip");
                assertThat(received.message().getData()).hasSizeLessThan(10_000);
                assertThat(received.data()).isEqualTo(large);
            });
        }
    }

    @Test
    void a_body_that_unpacks_without_end_is_refused() throws Exception {
        try (JetStreamClient client = JetStreamClient.connect(url)) {
            client.publish(Outgoing.to("order.placed.1")
                    .header("Content-Encoding", "gzip")
                    .data(ContentEncoding.pack(new byte[9_000_000])));

            assertThatThrownBy(() -> client.replay("ORDERS").forEach(Received::data))
                    .isInstanceOf(InvalidData.class)
                    .hasMessageContaining("8,388,608");
        }
    }

    @Test
    void a_request_that_nobody_answers_ends_in_time() throws Exception {
        try (JetStreamClient client = JetStreamClient.connect(url)) {
            Outgoing question = Outgoing.to("nobody.listens").timeout(Duration.ofSeconds(1));

            assertThatThrownBy(() -> client.request(question)).isInstanceOf(TimeoutException.class);
        }
    }
}
