package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.jetstream.binding.BindingIT.Billing;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Message;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@WithServers(topology = false, dedicated = true)
class RestartedServerIT {

    private static final int ORDERS = 3_000;

    @Test
    void a_killed_server_that_comes_back_has_lost_nothing_and_is_used_again_without_help(TestServers servers)
            throws Exception {
        try (Shop shop = new Shop(servers.nats().url())) {
            shop.process(Billing.class);
            CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> publish(shop), Thread::startVirtualThread);
            await().until(() -> shop.count("BILLS") > 100);

            servers.nats().server().kill();
            servers.nats().server().start();

            publishing.join();
            await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(shop::nothingOpen);
            assertThat(shop.messages("BILLS").stream().map(Message::getSubject).distinct())
                    .hasSize(ORDERS);
            assertThat(shop.count("BILLS")).isEqualTo(ORDERS);
            assertThat(shop.count("DEAD_LETTER")).isZero();
        }
    }

    /** A producer as it should be: what was not acknowledged is published again under the same id. */
    private static void publish(Shop shop) {
        for (int i = 0; i < ORDERS; i++) {
            OrderPlaced order = new OrderPlaced(new UUID(7, i), "customer" + i % 50, i);
            await().pollDelay(Duration.ZERO).atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> {
                shop.publish(order);
                return true;
            });
        }
    }
}
