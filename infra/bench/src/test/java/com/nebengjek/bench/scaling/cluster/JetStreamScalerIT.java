package com.nebengjek.bench.scaling.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nebengjek.bench.scaling.autoscaler.Trigger;
import com.nebengjek.servers.NatsCluster;
import com.nebengjek.servers.ServerOptions;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Nats;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against three real servers; only the names of the headless Service that they are behind are made up. */
class JetStreamScalerIT {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String ENDPOINT = "nats:8222";
    private static final int PUBLISHED = 5;
    private static final int IN_HAND = 2;
    private static final int DONE = 1;

    @Test
    void whichever_server_is_asked_the_lag_is_that_of_the_consumers_leader(@TempDir Path data) throws Exception {
        try (NatsCluster cluster = NatsCluster.start(3, ServerOptions.throwaway(data, 0, line -> {}));
                Connection nats = Nats.connect(cluster.url());
                HttpClient http = HttpClient.newHttpClient()) {
            String leader = leaveLag(nats);

            for (NatsCluster.Member asked : cluster.members()) {
                String[] last = {""};
                Monitoring monitoring = uri -> {
                    last[0] = uri.getHost();
                    return Monitoring.over(http).get(behindService(uri, asked, cluster));
                };

                double lag = new JetStreamScaler(monitoring).value(trigger());

                assertThat(lag).as("asked through " + asked.name()).isEqualTo(PUBLISHED - DONE);
                assertThat(last[0]).isEqualTo(leader + ".nats");
            }
        }
    }

    /** The leader of the consumer for which some events wait, and some are in hand. */
    private static String leaveLag(Connection nats) throws Exception {
        JetStreamManagement management = nats.jetStreamManagement();
        await("the servers to elect").atMost(SOON).ignoreExceptions().until(() -> management.addStream(StreamConfiguration.builder()
                        .name("RIDE")
                        .subjects("ride.>")
                        .replicas(3)
                        .build()) != null);
        management.addOrUpdateConsumer(
                "RIDE",
                ConsumerConfiguration.builder()
                        .durable("payment-ride")
                        .ackWait(Duration.ofHours(1))
                        .build());
        for (int i = 0; i < PUBLISHED; i++) {
            nats.jetStream().publish("ride.metered", new byte[0]);
        }
        JetStreamSubscription payment = nats.jetStream().subscribe(null, PullSubscribeOptions.bind("RIDE", "payment-ride"));
        payment.fetch(DONE, SOON).getFirst().ackSync(SOON);
        assertThat(payment.fetch(IN_HAND, SOON)).hasSize(IN_HAND);
        return management.getConsumerInfo("RIDE", "payment-ride").getClusterInfo().getLeader();
    }

    /** The Service's own name is any of its servers, and one in front of it is that server. */
    private static URI behindService(URI uri, NatsCluster.Member any, NatsCluster cluster) {
        String host = uri.getHost();
        NatsCluster.Member member = host.equals("nats") ? any : cluster.member(host.substring(0, host.indexOf('.')));
        return URI.create(member.address().monitoringUrl() + uri.getPath() + "?" + uri.getQuery());
    }

    private static Trigger trigger() {
        Map<String, String> metadata = Map.of(
                "natsServerMonitoringEndpoint", ENDPOINT,
                "account", "$G",
                "stream", "RIDE",
                "consumer", "payment-ride");
        return new Trigger(Trigger.NATS_JETSTREAM, metadata, 10, 0);
    }
}
