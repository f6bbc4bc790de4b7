package com.nebengjek.jetstream.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.core.message.MessageReader;
import io.nats.client.Message;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NatsMessageRoundTripTest {

    static Stream<CloudEvent> events() {
        return Stream.of(Events.FULL, Events.WITHOUT_DATA);
    }

    @Provide
    Arbitrary<CloudEvent> texts() {
        return Events.anyWithTexts();
    }

    @Provide
    Arbitrary<CloudEvent> types() {
        return Events.anyWithTypes();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_survives_binary_mode(CloudEvent event) {
        MessageReader reader = NatsMessageFactory.createReader(binary(event));

        assertThat(reader.getEncoding()).isEqualTo(Encoding.BINARY);
        assertThat(reader.toEvent()).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_survives_structured_mode(CloudEvent event) {
        MessageReader reader = NatsMessageFactory.createReader(structured(event));

        assertThat(reader.getEncoding()).isEqualTo(Encoding.STRUCTURED);
        assertThat(reader.toEvent()).isEqualTo(event);
    }

    @Property(tries = 500)
    void any_event_survives_binary_mode(@ForAll("texts") CloudEvent event) {
        assertThat(NatsMessageFactory.createReader(binary(event)).toEvent()).isEqualTo(event);
    }

    @Property(tries = 500)
    void any_event_survives_structured_mode_with_the_types_of_its_extensions(@ForAll("types") CloudEvent event) {
        assertThat(NatsMessageFactory.createReader(structured(event)).toEvent()).isEqualTo(event);
    }

    @Property(tries = 500)
    void a_message_is_written_as_it_was_read(@ForAll("texts") CloudEvent event) {
        Message message = binary(event);

        Message again = NatsMessageFactory.createReader(message).read(NatsMessageFactory.createWriter(Events.SUBJECT));

        assertThat(again.getHeaders()).isEqualTo(message.getHeaders());
        assertThat(again.getData()).isEqualTo(message.getData());
    }

    @Property(tries = 500)
    void a_function_gets_the_same_of_both_modes(@ForAll("types") CloudEvent event) {
        ReceivedEvent binary = NatsEventReader.read(binary(event));
        ReceivedEvent structured = NatsEventReader.read(structured(event));

        assertThat(structured.attributes()).isEqualTo(binary.attributes());
        assertThat(structured.data()).isEqualTo(binary.data());
    }

    private static Message binary(CloudEvent event) {
        return NatsMessageFactory.createWriter(Events.SUBJECT).writeBinary(event);
    }

    private static Message structured(CloudEvent event) {
        return NatsMessageFactory.createWriter(Events.SUBJECT).writeStructured(event, EventHeaders.STRUCTURED_JSON);
    }
}
