package com.nebengjek.bench.scaling.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.bench.scaling.autoscaler.Trigger;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What KEDA's scaler reads out of the answers of NATS servers. */
class JetStreamScalerTest {

    private static final String ID = "ACYOURACCOUNT";

    private final Map<String, String> answers = new HashMap<>();
    private final JetStreamScaler scaler = new JetStreamScaler(uri -> {
        String answer = answers.get(uri.toString());
        if (answer == null) {
            throw new IOException("nobody answers at " + uri);
        }
        return JsonMapper.shared().readTree(answer);
    });

    @Test
    void what_waits_and_what_is_in_hand_are_the_lag() throws Exception {
        answers.put(url("nats:8222", "$G"), server(0, "", 5, 3));

        assertThat(scaler.value(trigger("$G", "payment-ride"))).isEqualTo(8);
    }

    @Test
    void an_account_is_found_by_its_id_too() throws Exception {
        answers.put(url("nats:8222", ID), server(0, "", 5, 0));

        assertThat(scaler.value(trigger(ID, "payment-ride"))).isEqualTo(5);
    }

    @Test
    void a_consumer_that_is_missing_is_an_error_and_no_lag() {
        answers.put(url("nats:8222", "$G"), server(0, "", 5, 0));

        assertThatThrownBy(() -> scaler.value(trigger("$G", "payment-rides")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("payment-rides");
    }

    @Test
    void in_a_cluster_only_the_consumers_leader_is_believed() throws Exception {
        answers.put(url("nats:8222", "$G"), server(3, "nats-2", 900, 0));
        answers.put(url("nats-2.nats:8222", "$G"), server(3, "nats-2", 4, 2));

        assertThat(scaler.value(trigger("$G", "payment-ride"))).isEqualTo(6);
    }

    @Test
    void a_consumer_without_a_leader_is_an_error() {
        answers.put(url("nats:8222", "$G"), server(3, "", 900, 0));

        assertThatThrownBy(() -> scaler.value(trigger("$G", "payment-ride"))).hasMessageContaining("no server leads");
    }

    @Test
    void a_leader_that_cannot_be_reached_is_an_error() {
        answers.put(url("nats:8222", "$G"), server(3, "nats-2", 900, 0));

        assertThatThrownBy(() -> scaler.value(trigger("$G", "payment-ride"))).hasMessageContaining("nats-2.nats:8222");
    }

    private static String url(String endpoint, String account) {
        return "http://%s/jsz?acc=%s&consumers=true&config=true".formatted(endpoint, account);
    }

    private static Trigger trigger(String account, String consumer) {
        Map<String, String> metadata = Map.of(
                "natsServerMonitoringEndpoint", "nats:8222",
                "useHttps", "false",
                "account", account,
                "stream", "RIDE",
                "consumer", consumer);
        return new Trigger(Trigger.NATS_JETSTREAM, metadata, 10, 0);
    }

    /** A stream of the same name in another account is nobody's business. */
    private static String server(int clusterSize, String leader, int pending, int unacknowledged) {
        return """
                {"meta_cluster": {"cluster_size": %d}, "account_details": [
                  {"name": "other", "id": "other", "stream_detail": [{"name": "RIDE", "consumer_detail": [
                    {"name": "payment-ride", "num_pending": 7777, "num_ack_pending": 0}]}]},
                  {"name": "$G", "id": "%s", "stream_detail": [{"name": "RIDE", "consumer_detail": [
                    {"name": "payment-ride", "num_pending": %d, "num_ack_pending": %d, "cluster": {"leader": "%s"}}]}]}]}
                """.formatted(clusterSize, ID, pending, unacknowledged, leader);
    }
}
