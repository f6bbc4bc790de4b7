package com.nebengjek.jetstream.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.binding.BindingIT.Billing;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Functions that get events from streams and by HTTP: outputs go to the streams, whichever way their input came. */
@WithServers(topology = false, dedicated = true)
class PostedToStreamsIT {

    private Shop shop;
    private HttpFunction function;
    private final OrderPlaced order = new OrderPlaced(UUID.randomUUID(), "ana", 10);

    @BeforeEach
    void open(TestServers servers) throws Exception {
        shop = new Shop(servers.nats().url());
        function = new HttpFunction(shop.process(Billing.class, "--nebengjek.probe.port=0"));
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void an_event_that_is_sent_again_has_its_outputs_once_by_http_and_by_stream_alike() throws Exception {
        HttpResponse<String> answer = post();

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(shop.count("BILLS")).as("outputs are stored before the answer").isEqualTo(1);
        assertThat(NatsEventReader.read(shop.messages("BILLS").getFirst()).causationId())
                .isEqualTo(order.orderId().toString());

        assertThat(post().statusCode()).isEqualTo(204);
        shop.publish(order);
        await().until(() -> shop.consumer().getDelivered().getStreamSequence() == 1 && shop.nothingOpen());
        assertThat(shop.count("BILLS")).isEqualTo(1);
    }

    @Test
    void while_no_stream_takes_the_outputs_the_event_is_to_be_sent_again(TestServers servers) throws Exception {
        servers.nats().server().kill();

        HttpResponse<String> answer = post();

        servers.nats().server().start();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        await().atMost(Duration.ofMinutes(2)).until(() -> post().statusCode() == 204);
        assertThat(shop.count("BILLS")).isEqualTo(1);
    }

    private HttpResponse<String> post() throws Exception {
        return function.order(order.orderId().toString(), new String(EventType.of(OrderPlaced.class).encode(order)));
    }
}
