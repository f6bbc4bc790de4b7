package com.nebengjek.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.bench.delivery.Metered;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.nats.client.support.IncomingHeadersProcessor;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class HostileInputsTest {

    private static final int INPUTS = 20_000;

    @Test
    void every_input_is_read_or_refused_with_a_reason() {
        HostileInputs inputs = new HostileInputs(20_260_102);
        int read = 0;
        for (int i = 0; i < INPUTS; i++) {
            HostileInputs.Input input = inputs.next();
            boolean good = isReadable(input);
            assertThat(good || !input.good()).isTrue();
            read += good ? 1 : 0;
        }
        assertThat(read).isBetween(INPUTS / 10, INPUTS / 2);
    }

    /** Fails with anything but a refusal. */
    private static boolean isReadable(HostileInputs.Input input) {
        try {
            NatsMessage message = new NatsMessage("hostile", null, headers(input.headers()), input.body());
            ReceivedEvent event = NatsEventReader.read(message);
            EventType.of(Metered.class).decode(event.data(), Clock.systemUTC());
            return true;
        } catch (InvalidData refused) {
            assertThat(refused).message().isNotBlank();
            return false;
        }
    }

    /** As jnats reads them; what it cannot read never comes as far. */
    private static Headers headers(byte[] block) {
        try {
            return block.length == 0 ? new Headers() : new IncomingHeadersProcessor(block).getHeaders();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
            return new Headers();
        }
    }
}
