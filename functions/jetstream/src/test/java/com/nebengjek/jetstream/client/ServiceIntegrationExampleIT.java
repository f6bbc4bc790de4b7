package com.nebengjek.jetstream.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.nats.client.Connection;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@WithServers(topology = false)
class ServiceIntegrationExampleIT {

    @Test
    void a_service_answers_requests_over_a_connection_it_shares(TestServers servers) throws Exception {
        Connection connection = servers.nats().connect();
        try (JetStreamClient client = JetStreamClient.over(connection, ClientSettings.DEFAULTS);
                Listening _ = client.subscribe(
                        "price.of", question -> client.reply(question, Outgoing.to("").data(question.text() + ": 5000")))) {
            Received answer = client.request(Outgoing.to("price.of").data("teh"));

            assertThat(answer.text()).isEqualTo("teh: 5000");
            assertThat(client.isConnected()).isTrue();
            assertThat(client.statistics().getInMsgs()).isPositive();
        } finally {
            connection.close();
        }
    }

    @Test
    void a_cloud_event_crosses_from_one_service_to_the_other(TestServers servers) throws Exception {
        CloudEvent placed = CloudEventBuilder.v1()
                .withId("order-7")
                .withSource(URI.create("/shop"))
                .withType("com.example.order.placed.v1")
                .withSubject("Pesanan 7")
                .withData("application/json", "{\"amount\":5000}".getBytes())
                .build();
        CompletableFuture<CloudEvent> heard = new CompletableFuture<>();

        try (JetStreamClient client = JetStreamClient.connect(servers.nats().url());
                Listening _ = client.subscribe("event.>", received -> heard.complete(received.event()))) {
            client.streams().createOrUpdate(Defaults.stream("EVENTS", "event.>").build());
            client.publish(Outgoing.event("event.placed", placed));

            assertThat(heard.get(5, TimeUnit.SECONDS)).isEqualTo(placed);
        }
    }
}
