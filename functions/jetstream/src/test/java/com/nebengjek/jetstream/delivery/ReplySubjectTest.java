package com.nebengjek.jetstream.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nats.client.Message;
import io.nats.client.impl.NatsMessage;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplySubjectTest {

    private static final String TIME = "1763757845123456789";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$JS.ACK.RIDE.payment-ride.2.41.57." + TIME + ".9",
                "$JS.ACK._.hash.RIDE.payment-ride.2.41.57." + TIME + ".9",
                "$JS.ACK.hub.hash.RIDE.payment-ride.2.41.57." + TIME + ".9.random",
                "$JS.ACK.hub.hash.RIDE.payment-ride.2.41.57." + TIME + ".9.random.more"
            })
    void is_read_in_the_forms_of_all_servers(String subject) {
        Message message = new NatsMessage("ride.paid.trip.1", subject, new byte[0]);

        ReplySubject reply = ReplySubject.of(message);

        assertThat(reply).isEqualTo(new ReplySubject(2, 41, 1_763_757_845_123_456_789L));
        assertThat(reply.published()).isEqualTo(Instant.parse("2025-11-21T20:44:05.123456789Z"));
    }

    @Test
    void times_before_1970_are_times_too() {
        assertThat(ReplySubject.parse("$JS.ACK.RIDE.payment-ride.1.1.1.-1.0").published())
                .isEqualTo(Instant.parse("1969-12-31T23:59:59.999999999Z"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "_INBOX.abc.1",
                "$JS.ACK.RIDE.payment-ride.2.41.57.1",
                "$JS.ACK.hash.RIDE.payment-ride.2.41.57.1.9",
                "$JS.ACK.RIDE.payment-ride.two.41.57.1.9"
            })
    void refuses_what_no_consumer_has_sent(String subject) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReplySubject.parse(subject));
    }
}
