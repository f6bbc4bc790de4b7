package com.nebengjek.bench.scaling.cluster;

import com.nebengjek.bench.scaling.autoscaler.Trigger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lag of a consumer: pending and unacknowledged, from the server's monitoring.
 *
 * <p>As KEDA's scaler ({@code pkg/scalers/nats_jetstream_scaler.go}): {@code /jsz} of the account with its consumers; in a
 * cluster, of the server that leads the consumer, whose numbers alone are right, at {@code <leader>.<endpoint>}. A consumer that is missing is an error, as from KEDA 2.20 on.
 */
final class JetStreamScaler implements Scaler, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Override
    public double value(Trigger trigger) throws IOException, InterruptedException {
        String endpoint = trigger.metadata().get("natsServerMonitoringEndpoint");
        JsonNode answer = ask(trigger, endpoint);
        JsonNode consumer = consumer(answer, trigger);
        String leader = consumer.path("cluster").path("leader").asString("");
        boolean clustered = answer.path("meta_cluster").path("cluster_size").asInt(0) > 1;
        if (clustered && !leader.isEmpty()) {
            consumer = consumer(ask(trigger, leader + "." + endpoint), trigger);
        }
        return consumer.path("num_pending").asLong() + consumer.path("num_ack_pending").asLong();
    }

    private JsonNode ask(Trigger trigger, String endpoint) throws IOException, InterruptedException {
        String scheme = Boolean.parseBoolean(trigger.metadata().get("useHttps")) ? "https" : "http";
        URI uri = URI.create("%s://%s/jsz?acc=%s&consumers=true&config=true"
                .formatted(scheme, endpoint, trigger.metadata().get("account")));
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        return JsonMapper.shared().readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    private static JsonNode consumer(JsonNode answer, Trigger trigger) throws IOException {
        return named(answer.path("account_details").valueStream(), trigger.metadata().get("account"))
                .flatMap(account -> named(account.path("stream_detail").valueStream(), trigger.metadata().get("stream")))
                .flatMap(stream -> named(stream.path("consumer_detail").valueStream(), trigger.metadata().get("consumer")))
                .findFirst()
                .orElseThrow(() -> new IOException("monitoring knows no consumer " + trigger.metadata().get("consumer")));
    }

    private static Stream<JsonNode> named(Stream<JsonNode> nodes, String name) {
        return nodes.filter(node -> node.path("name").asString("").equals(name));
    }

    @Override
    public void close() {
        client.close();
    }
}
