package com.nebengjek.local.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcknowledgementTest {

    private static final String SUBJECT = "$JS.ACK.MATCH.match-propose-match.2.17.40.1700000000000000000.3";
    private static final Acknowledgement SAID = new Acknowledgement("MATCH", "match-propose-match", 2, 17);

    @ParameterizedTest
    @ValueSource(strings = {"", "+ACK", "+TERM", "+TERM undecodable", "+NXT 5"})
    void the_end_of_an_event_is_counted(String said) {
        assertThat(Acknowledgement.read(SUBJECT, bytes(said))).contains(SAID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+WPI", "-NAK", "-NAK {\"delay\": 1000000}"})
    void what_goes_on_is_not_counted(String said) {
        assertThat(Acknowledgement.read(SUBJECT, bytes(said))).isEmpty();
    }

    @Test
    void domain_and_account_of_the_long_form_are_left_out() {
        String subject = "$JS.ACK.hub.ACCOUNT.MATCH.match-propose-match.2.17.40.1700000000000000000.3.token";

        assertThat(Acknowledgement.read(subject, bytes(""))).contains(SAID);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
