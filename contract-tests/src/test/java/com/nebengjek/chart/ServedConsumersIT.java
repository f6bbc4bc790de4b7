package com.nebengjek.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What KEDA is told to look at exists on a server that had the topology applied. */
@WithServers
class ServedConsumersIT {

    @Test
    void each_trigger_finds_its_stream_and_its_consumer(TestServers servers) throws Exception {
        try (Connection connection = servers.nats().connect()) {
            JetStreamManagement management = connection.jetStreamManagement();

            assertThat(Chart.rendered().triggers()
                            .filter(trigger -> trigger.path("type").asString().equals("nats-jetstream"))
                            .map(trigger -> trigger.path("metadata")))
                    .isNotEmpty()
                    .allSatisfy(trigger -> assertThat(lag(management, trigger)).isZero());
        }
    }

    /** As KEDA counts it. */
    private static long lag(JetStreamManagement management, JsonNode trigger) throws Exception {
        ConsumerInfo consumer = management.getConsumerInfo(
                trigger.path("stream").asString(), trigger.path("consumer").asString());
        return consumer.getNumPending() + consumer.getNumAckPending();
    }

    @Test
    void the_query_of_the_relay_counts_rows_with_the_rights_of_its_role(TestServers servers) throws Exception {
        String query = Chart.rendered().triggers()
                .map(trigger -> trigger.path("metadata").path("query").asString(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();

        try (var connection = servers.database().as("message-relay").connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isZero();
        }
    }
}
