package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.jetstream.binding.BindingIT.Billing;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import com.nebengjek.topology.Topology;
import com.nebengjek.topology.TopologyApply;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithServers(topology = false)
class RateIT {

    private static final int RATE = 50;
    private static final int BURST = 10;
    private static final int PROCESSES = 2;

    /** What a process may hold beside the burst: a tenth of a second's, asked for and on its way. */
    private static final int HELD = 2 * RATE / 10;

    private static final int ORDERS = 200;

    private static final String TOPOLOGY = """
            streams:
              ORDERS: {subjects: [order.placed.>, order.cancelled.>]}
            functions:
              bill:
                rate: %d
                burst: %d
                consumers:
                  ORDERS: {filters: [order.>]}
            buckets:
              rates: {storage: memory}
            """.formatted(RATE, BURST);

    @Test
    void all_processes_together_keep_the_rate_and_nothing_is_delivered_again_for_it(
            TestServers servers, @TempDir Path directory) throws Exception {
        try (Shop shop = new Shop(servers.nats().url());
                Connection connection = servers.nats().connect()) {
            JetStreamManagement streams = connection.jetStreamManagement();
            streams.deleteStream("ORDERS");
            Path file = Files.writeString(directory.resolve("topology.yaml"), TOPOLOGY);
            new TopologyApply(connection).apply(Topology.load(file));
            for (int i = 0; i < ORDERS; i++) {
                shop.order("customer" + i, i);
            }

            for (int i = 0; i < PROCESSES; i++) {
                shop.process(Billing.class);
            }

            await().atMost(Duration.ofMinutes(2)).until(shop::nothingOpen);
            assertThat(shop.count("BILLS")).isEqualTo(ORDERS);
            assertThat(mostInASecond(times(streams))).isLessThanOrEqualTo(RATE + BURST + PROCESSES * HELD);
            assertThat(shop.consumer().getDelivered().getConsumerSequence()).isEqualTo(ORDERS);
            assertThat(shop.count("DEAD_LETTER")).isZero();
        }
    }

    private static List<ZonedDateTime> times(JetStreamManagement streams) throws Exception {
        List<ZonedDateTime> times = new ArrayList<>();
        for (long sequence = 1; sequence <= ORDERS; sequence++) {
            times.add(streams.getMessage("BILLS", sequence).getTime());
        }
        return times;
    }

    private static long mostInASecond(List<ZonedDateTime> times) {
        return times.stream()
                .mapToLong(from -> times.stream()
                        .filter(time -> !time.isBefore(from) && time.isBefore(from.plusSeconds(1)))
                        .count())
                .max()
                .orElseThrow();
    }
}
