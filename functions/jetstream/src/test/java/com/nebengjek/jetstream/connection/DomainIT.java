package com.nebengjek.jetstream.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.jetstream.client.ClientSettings;
import com.nebengjek.jetstream.client.Defaults;
import com.nebengjek.jetstream.client.JetStreamClient;
import com.nebengjek.jetstream.client.Outgoing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainIT {

    @TempDir
    Path directory;

    @Test
    void a_client_works_in_the_jetstream_of_its_domain() throws Exception {
        String hub = "jetstream { store_dir: \"%s\", domain: hub }".formatted(directory.resolve("store"));
        try (ConfiguredNats server = ConfiguredNats.with(directory, hub);
                JetStreamClient client =
                        JetStreamClient.connect(server.properties().domain("hub"), ClientSettings.DEFAULTS);
                JetStreamClient stranger = JetStreamClient.connect(
                        server.properties().domain("moon"),
                        ClientSettings.DEFAULTS.timeout(Duration.ofMillis(500)))) {
            client.streams().createOrUpdate(Defaults.stream("ORDERS", "order.>").build());
            client.consumers("ORDERS").createOrUpdate(Defaults.consumer("billing").build());
            client.createRetryStores();
            client.createRetryStores();
            client.publish(Outgoing.to("order.placed.1").data("teh"));

            List<String> read = new ArrayList<>();
            client.replay("ORDERS").forEach(order -> read.add(order.text()));
            client.consumer("ORDERS", "billing")
                    .processBatch(1, Duration.ofSeconds(5), orders -> orders.forEach(order -> read.add(order.text())));

            assertThat(read).containsExactly("teh", "teh");
            assertThat(client.consumer("ORDERS", "billing").ackPending()).isZero();
            assertThatThrownBy(() -> stranger.streams().list()).isInstanceOf(Exception.class);
        }
    }
}
