package com.nebengjek.jetstream.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.api.StreamInfo;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@WithServers(topology = false)
class StreamManagementExampleIT {

    @Test
    void a_stream_is_made_changed_listed_purged_and_deleted(TestServers servers) throws Exception {
        try (JetStreamClient client = JetStreamClient.connect(servers.nats().url())) {
            Streams streams = client.streams();
            streams.createOrUpdate(Defaults.stream("NOTIFICATIONS", "notify.email.>", "notify.sms.>").build());
            client.publish(Outgoing.to("notify.sms.1").data("halo"));

            StreamInfo changed = streams.createOrUpdate(
                    Defaults.stream("NOTIFICATIONS", "notify.>").maxAge(Duration.ofHours(1)).build());

            assertThat(changed.getConfiguration().getMaxAge()).isEqualTo(Duration.ofHours(1));
            assertThat(changed.getStreamState().getMsgCount()).isEqualTo(1);
            assertThat(streams.list()).extracting(stream -> stream.getConfiguration().getName()).contains("NOTIFICATIONS");
            assertThat(streams.purge("NOTIFICATIONS")).isEqualTo(1);
            assertThat(streams.delete("NOTIFICATIONS")).isTrue();
            assertThat(streams.delete("NOTIFICATIONS")).isFalse();
        }
    }

    @Test
    void the_consumer_of_a_function_has_its_usual_name_and_shows_its_lag(TestServers servers) throws Exception {
        try (JetStreamClient client = JetStreamClient.connect(servers.nats().url())) {
            client.streams().createOrUpdate(Defaults.stream("MATCH", "match.>").build());
            Consumers consumers = client.consumers("MATCH");
            consumers.createOrUpdateFor("match-propose", "match.request.>");
            client.publish(Outgoing.to("match.request.passenger.1").data("{}"));
            client.publish(Outgoing.to("match.cancel.passenger.1").data("{}"));

            DurableConsumer propose = client.consumer("MATCH", "match-propose-match");

            assertThat(propose.pending()).isEqualTo(1);
            assertThat(propose.ackPending()).isZero();
            assertThat(propose.isActive()).isFalse();
            assertThat(consumers.list()).hasSize(1);
            assertThat(consumers.delete("match-propose-match")).isTrue();
            assertThat(consumers.find("match-propose-match")).isEmpty();
        }
    }
}
