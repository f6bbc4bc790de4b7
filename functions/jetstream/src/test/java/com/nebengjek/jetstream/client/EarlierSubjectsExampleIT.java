package com.nebengjek.jetstream.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@WithServers(topology = false)
class EarlierSubjectsExampleIT {

    @Test
    void subjects_of_two_tokens_live_beside_those_of_four(TestServers servers) throws Exception {
        try (JetStreamClient client = JetStreamClient.connect(servers.nats().url())) {
            client.createRetryStores();
            client.streams().createOrUpdate(Defaults.stream("EARLIER", "ride.started", "driver.location").build());
            client.streams().createOrUpdate(Defaults.stream("RIDE", "ride.*.*", "ride.*.*.>").build());
            client.consumers("EARLIER").createOrUpdateFor("earlier-clients", "ride.started");

            client.publish(Outgoing.to("ride.started").data("{}"));
            client.publish(Outgoing.to("driver.location").data("{}"));
            client.publish(Outgoing.to("ride.started.trip.1").data("{}"));

            List<String> earlier = new ArrayList<>();
            client.consumer("EARLIER", Defaults.durableOf("earlier-clients", "EARLIER"))
                    .processBatch(1, Duration.ofSeconds(5), batch -> batch.forEach(each -> earlier.add(each.subject())));
            List<String> ours = new ArrayList<>();
            client.replay("RIDE").forEach(each -> ours.add(each.subject()));

            assertThat(earlier).containsExactly("ride.started");
            assertThat(ours).containsExactly("ride.started.trip.1");
        }
    }
}
