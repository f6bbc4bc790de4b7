package com.nebengjek.jetstream.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.jetstream.Published;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.JetStreamApiException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@WithServers(topology = false)
class AsyncExampleIT {

    /** Remembers what it heard. */
    private static final class Heard implements PublishCallback {

        final Queue<Published> kept = new ConcurrentLinkedQueue<>();
        final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

        @Override
        public void published(Published published) {
            kept.add(published);
        }

        @Override
        public void failed(Throwable fault) {
            faults.add(fault);
        }
    }

    @Test
    void every_publish_hears_its_stream_and_sequence_or_its_error(TestServers servers) throws Exception {
        Heard heard = new Heard();

        try (JetStreamClient client =
                JetStreamClient.connect(servers.nats().url(), ClientSettings.DEFAULTS.maxInFlight(16))) {
            client.streams().createOrUpdate(Defaults.stream("ORDERS", "order.>").build());
            for (int i = 1; i <= 1_000; i++) {
                client.publishAsync(Outgoing.to("order.placed." + i).id("order-" + i), heard);
            }
            client.publishAsync(Outgoing.to("order.placed.0").expectLastSequence(7), heard);

            assertThat(client.awaitPublished(Duration.ofSeconds(10))).isTrue();
        }

        assertThat(heard.kept)
                .extracting(Published::sequence)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 1_000).boxed().toList());
        assertThat(heard.faults).singleElement().isInstanceOf(JetStreamApiException.class);
    }
}
