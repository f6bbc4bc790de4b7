package com.nebengjek.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.api.RetentionPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyTest {

    private final Topology topology = Topology.load();

    @Test
    void every_stream_of_the_product_is_declared() {
        assertThat(topology.streams())
                .extracting(StreamSpec::name)
                .containsExactlyInAnyOrder(
                        "LOCATION",
                        "USER",
                        "MATCH",
                        "RIDE",
                        "MESSAGE",
                        "MESSAGE_EVENTS",
                        "CLIENT",
                        "EARLIER",
                        "DEAD_LETTER");
    }

    @Test
    void a_durable_is_named_after_its_function_and_stream() {
        assertThat(topology.durables())
                .contains("match-propose-match", "location-store-ride", "location-store-location");
    }

    @Test
    void no_two_durables_share_a_name() {
        assertThat(Set.copyOf(topology.durables())).hasSameSizeAs(topology.durables());
    }

    @Test
    void an_underscore_of_a_stream_stays_in_the_durable() {
        assertThat(ConsumerSpec.durable("audit", "MESSAGE_EVENTS")).isEqualTo("audit-message_events");
    }

    @Test
    void a_function_has_a_consumer_for_each_stream_that_it_reads() {
        assertThat(topology.consumersOf("driver-availability"))
                .extracting(ConsumerSpec::stream)
                .containsExactly("USER", "RIDE");
    }

    @Test
    void a_function_that_the_topology_does_not_have_reads_nothing() {
        assertThat(topology.consumersOf("nobody")).isEmpty();
    }

    @Test
    void settings_of_a_stream_override_the_defaults() {
        assertThat(topology.stream("MATCH")).hasValueSatisfying(match -> {
            assertThat(match.retention()).isEqualTo(RetentionPolicy.Interest);
            assertThat(match.maxAge()).isEqualTo(Duration.ofHours(1));
            assertThat(match.maxMessages()).isEqualTo(1_000_000);
        });
    }

    @Test
    void settings_of_a_consumer_override_the_defaults() {
        assertThat(topology.consumer("match-expire-match")).hasValueSatisfying(expire -> {
            assertThat(expire.ackWait()).isEqualTo(Duration.ofSeconds(45));
            assertThat(expire.attempts()).isEqualTo(3);
            assertThat(expire.maxDeliver()).isEqualTo(Topology.UNLIMITED);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "location.update.driver.7f, LOCATION",
        "location.update.driver, LOCATION",
        "location.update, EARLIER",
        "match.request.passenger.x, MATCH",
        "match.accepted, EARLIER",
        "ride.create.trip.1, RIDE",
        "user.beacon.driver.1, USER",
        "message.send.fresh.1, MESSAGE",
        "client.7f, CLIENT",
        "dead.RIDE.payment-ride, DEAD_LETTER"
    })
    void a_subject_is_kept_by_one_stream(String subject, String stream) {
        assertThat(topology.streamOf(subject)).map(StreamSpec::name).hasValue(stream);
    }

    @ParameterizedTest
    @ValueSource(strings = {"live.7f.position", "location.stored.driver.7f", "$KV.attempts.RIDE.payment-ride.7"})
    void what_no_stream_keeps_has_no_stream(String subject) {
        assertThat(topology.streamOf(subject)).isEmpty();
    }

    @Test
    void replicas_of_all_streams_and_buckets_can_be_given_at_once() {
        Topology clustered = topology.withReplicas(3);

        assertThat(clustered.streams()).extracting(StreamSpec::replicas).containsOnly(3);
        assertThat(clustered.buckets()).extracting(BucketSpec::replicas).containsOnly(3);
    }

    @Test
    void the_product_fits_the_storage_that_is_assumed_unless_told() {
        assertThat(ResourceLimits.of(Map.of()).refusals(topology)).isEmpty();
    }
}
