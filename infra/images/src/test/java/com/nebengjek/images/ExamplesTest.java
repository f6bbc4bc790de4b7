package com.nebengjek.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.jetstream.client.Outgoing;
import com.nebengjek.topology.ConsumerSpec;
import com.nebengjek.topology.SubjectPattern;
import com.nebengjek.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class ExamplesTest {

    private static final Topology TOPOLOGY = Topology.load(Set.of("earlier-subscribers"));

    static final List<ConsumerSpec> CONSUMERS = TOPOLOGY.consumers();

    private final Examples examples = new Examples(order -> UUID.randomUUID(), UUID::randomUUID);

    @ParameterizedTest
    @FieldSource("CONSUMERS")
    void every_filter_of_a_consumer_has_an_example(ConsumerSpec consumer) {
        List<String> published = subjects(consumer);
        assertThat(consumer.filters())
                .allSatisfy(filter -> assertThat(published).anyMatch(subject -> matches(filter, subject)));
    }

    @ParameterizedTest
    @FieldSource("CONSUMERS")
    void examples_are_of_what_the_consumer_gets(ConsumerSpec consumer) {
        assertThat(subjects(consumer))
                .allSatisfy(subject ->
                        assertThat(consumer.filters()).anyMatch(filter -> matches(filter, subject)));
    }

    @Test
    void every_order_is_to_send_another_message() {
        Example order = examples.of(TOPOLOGY.consumer("message-deliver-message").orElseThrow()).getFirst();
        assertThat(order.next().subject()).isNotEqualTo(order.next().subject());
    }

    @Test
    void every_final_reading_is_of_another_ride() {
        Example reading = examples.of(TOPOLOGY.consumer("ride-meter-location").orElseThrow()).getFirst();
        assertThat(reading.next().subject()).isNotEqualTo(reading.next().subject());
    }

    private List<String> subjects(ConsumerSpec consumer) {
        return examples.of(consumer).stream().map(Example::next).map(Outgoing::subject).toList();
    }

    private static boolean matches(String filter, String subject) {
        return SubjectPattern.of(filter).covers(SubjectPattern.of(subject));
    }
}
