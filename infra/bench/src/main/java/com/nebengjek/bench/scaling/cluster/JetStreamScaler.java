package com.nebengjek.bench.scaling.cluster;

import com.nebengjek.bench.scaling.autoscaler.Trigger;
import java.io.IOException;
import java.net.URI;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The lag of a consumer: pending and unacknowledged, from the server's monitoring.
 *
 * <p>As KEDA's scaler ({@code pkg/scalers/nats_jetstream_scaler.go}): {@code /jsz} of the account, by its name or id, with its
 * consumers; in a cluster, of the server that leads the consumer, whose numbers alone are right, at {@code <leader>.<endpoint>},
 * as behind a headless Service. A consumer that is missing is an error, as from KEDA 2.20 on. Unlike KEDA, which then asks the other
 * servers, it takes one for missing too when the server that is asked has no replica of the stream.
 */
final class JetStreamScaler implements Scaler {

    private final Monitoring monitoring;

    JetStreamScaler(Monitoring monitoring) {
        this.monitoring = monitoring;
    }

    @Override
    public double value(Trigger trigger) throws IOException, InterruptedException {
        String endpoint = trigger.metadata().get("natsServerMonitoringEndpoint");
        JsonNode answer = ask(trigger, endpoint);
        JsonNode consumer = consumer(answer, trigger);
        if (answer.path("meta_cluster").path("cluster_size").asInt(0) > 1) {
            consumer = consumer(ask(trigger, leader(consumer, trigger) + "." + endpoint), trigger);
        }
        return consumer.path("num_pending").asLong() + consumer.path("num_ack_pending").asLong();
    }

    private JsonNode ask(Trigger trigger, String endpoint) throws IOException, InterruptedException {
        String scheme = Boolean.parseBoolean(trigger.metadata().get("useHttps")) ? "https" : "http";
        return monitoring.get(URI.create("%s://%s/jsz?acc=%s&consumers=true&config=true"
                .formatted(scheme, endpoint, trigger.metadata().get("account"))));
    }

    private static String leader(JsonNode consumer, Trigger trigger) throws IOException {
        String leader = consumer.path("cluster").path("leader").asString("");
        if (leader.isEmpty()) {
            throw new IOException("no server leads consumer " + trigger.metadata().get("consumer"));
        }
        return leader;
    }

    private static JsonNode consumer(JsonNode answer, Trigger trigger) throws IOException {
        String account = trigger.metadata().get("account");
        return answer.path("account_details").valueStream()
                .filter(named(account).or(detail -> detail.path("id").asString("").equals(account)))
                .flatMap(detail -> all(detail, "stream_detail", trigger.metadata().get("stream")))
                .flatMap(stream -> all(stream, "consumer_detail", trigger.metadata().get("consumer")))
                .findFirst()
                .orElseThrow(() -> new IOException("monitoring knows no consumer " + trigger.metadata().get("consumer")));
    }

    private static Stream<JsonNode> all(JsonNode node, String field, String name) {
        return node.path(field).valueStream().filter(named(name));
    }

    private static Predicate<JsonNode> named(String name) {
        return node -> node.path("name").asString("").equals(name);
    }
}
