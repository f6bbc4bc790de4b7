package com.nebengjek.topology.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TopologyCommandsIT extends AdminFixture {

    @Test
    void diff_then_apply_then_nothing_is_left_to_do() throws Exception {
        int wanted = json("topology diff").path("created").asInt();
        assertThat(wanted).isPositive();

        assertThat(json("topology apply").path("created").asInt()).isEqualTo(wanted);

        assertThat(json("topology apply").path("unchanged").asInt()).isEqualTo(wanted);
    }

    @Test
    void diff_with_check_ends_with_status_1_until_all_is_applied() throws Exception {
        json("topology diff --check");
        assertThat(status).isEqualTo(1);

        json("topology apply");
        json("topology diff --check");

        assertThat(status).isZero();
    }

    @Test
    void what_the_server_would_refuse_is_said_with_status_1() throws Exception {
        JsonNode answer = json("topology apply --replicas 3");

        assertThat(status).isEqualTo(1);
        assertThat(answer.path("errors").path(0).asString())
                .contains("3 replicas, but the server is not part of a cluster");
    }

    @Test
    void status_names_the_server_and_what_is_missing() throws Exception {
        JsonNode answer = json("topology status");

        assertThat(answer.path("server").path("version").asString())
                .isEqualTo(connection.getServerInfo().getVersion());
        assertThat(warnings(answer)).contains("Stream RIDE is missing");
    }

    @Test
    void status_shows_what_waits_for_a_consumer_and_for_how_long() throws Exception {
        json("topology apply");
        connection.jetStream().publish("match.request.passenger.7", "{}".getBytes(StandardCharsets.UTF_8));

        JsonNode propose = consumer(json("topology status"), "match-propose-match");

        assertThat(propose.path("pending").asInt()).isEqualTo(1);
        assertThat(propose.path("oldest_waiting_seconds").isNumber()).isTrue();
        assertThat(propose.path("active").asBoolean()).isFalse();
    }

    @Test
    void status_names_a_filter_that_matches_no_subject_any_more() throws Exception {
        String orders = "streams: {ORDERS: {subjects: [%s], retention: limits}}\n";
        String billing = "functions: {billing: {consumers: {ORDERS: {filters: [orders.paid.>]}}}}\n";
        Path file = infra.resolve("own.yaml");
        Files.writeString(file, orders.formatted("orders.paid.>, orders.placed.>") + billing);
        json("topology apply --file " + file);
        connection
                .jetStreamManagement()
                .updateStream(StreamConfiguration.builder(connection
                                .jetStreamManagement()
                                .getStreamInfo("ORDERS")
                                .getConfiguration())
                        .subjects("orders.placed.>")
                        .build());

        assertThat(warnings(json("topology status --file " + file)))
                .contains("billing-orders filters on orders.paid.>, which matches no subject of stream ORDERS");
    }

    @Test
    void status_names_a_durable_for_which_events_are_kept_though_nobody_declared_it() throws Exception {
        json("topology apply");
        connection
                .jetStreamManagement()
                .addOrUpdateConsumer(
                        "MATCH",
                        ConsumerConfiguration.builder().durable("forgotten").build());
        connection.jetStream().publish("match.request.passenger.7", "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(warnings(json("topology status")))
                .contains("forgotten of stream MATCH is not in the topology, and 1 events are kept for it");
    }

    @Test
    void status_counts_what_a_limit_removed_before_it_was_acknowledged() throws Exception {
        Path file = Files.writeString(infra.resolve("own.yaml"), """
            streams: {ORDERS: {subjects: [orders.*], max-messages: 2}}
            functions: {billing: {consumers: {ORDERS: {filters: [orders.*]}}}}
            """);
        json("topology apply --file " + file);
        for (int i = 0; i < 5; i++) {
            publish("orders.paid", new Headers());
        }

        JsonNode answer = json("topology status --file " + file);

        assertThat(consumer(answer, "billing-orders").path("lost").path("certain").asInt())
                .isEqualTo(3);
        assertThat(warnings(answer)).contains("billing-orders of stream ORDERS lost 3 events");
    }

    @Test
    void status_compares_an_ack_wait_with_the_time_that_the_handler_takes() throws Exception {
        json("topology apply");
        HttpServer metrics = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        byte[] slow = "nebengjek_handler_time_seconds_bucket{consumer=\"payment-ride\",le=\"10.0\"} 7\n"
                .getBytes(StandardCharsets.UTF_8);
        metrics.createContext("/metrics", exchange -> {
            exchange.sendResponseHeaders(200, slow.length);
            exchange.getResponseBody().write(slow);
            exchange.close();
        });
        metrics.start();
        try {
            String url = "http://127.0.0.1:%d/metrics".formatted(metrics.getAddress().getPort());

            assertThat(warnings(json("topology status --metrics " + url)))
                    .contains("payment-ride of stream RIDE waits 5,000 ms", "takes up to 9,900 ms");
        } finally {
            metrics.stop(0);
        }
    }

    @Test
    void a_domain_that_the_server_does_not_have_is_not_mistaken_for_no_domain() throws Exception {
        json("topology apply --domain nowhere");

        assertThat(status).isEqualTo(1);
        assertThat(connection.jetStreamManagement().getStreamNames()).isEmpty();
    }

    @Test
    void status_needs_an_address_of_metrics() throws Exception {
        json("topology status --metrics nonsense");
        assertThat(status).isEqualTo(2);

        json("topology status --metrics http://127.0.0.1:1/metrics");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void status_is_a_table_for_people() throws Exception {
        json("topology apply");

        assertThat(run("topology status"))
                .contains("STREAM", "LOCATION", "CONSUMER", "payment-ride", "nothing to look at");
    }

    private static String warnings(JsonNode answer) {
        return String.join(
                "\n",
                answer.path("warnings").valueStream().map(JsonNode::asString).toList());
    }

    private static JsonNode consumer(JsonNode answer, String name) {
        Stream<JsonNode> consumers = answer.path("consumers").valueStream();
        return consumers
                .filter(consumer -> consumer.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
