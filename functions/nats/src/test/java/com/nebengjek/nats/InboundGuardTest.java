package com.nebengjek.nats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.support.IncomingHeadersProcessor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboundGuardTest {

    private static final String READABLE = "NATS/1.0\r\nce-id: 1\r\nA:b\r\nempty:\r\nTab: a\tb\r\n\r\n";

    @Property(tries = 200)
    void what_can_be_read_passes_unchanged_however_it_is_cut(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 90) int longest) {
        String sent = "INFO {\"server_id\":\"x\"}\r\nPING\r\n" + message("a.b", READABLE, "HMSG no 1 2\r\n")
                + "MSG a.b 1 4\r\nHMSG\r\n" + message("_INBOX.1", "NATS/1.0 100 Idle Heartbeat\r\n\r\n", "")
                + message("_INBOX.1", "NATS/1.0 503\r\n\r\n", "") + "MSG a.b 1 0\r\n\r\n+OK\r\n";

        assertThat(guarded(sent, seed, longest)).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NATS/1.0\r\nA: \u00c3\u00a9\r\n", "garba", "", "Nats-Stream: a lie\r\n"})
    void what_the_server_adds_when_it_is_asked_for_a_message_stays(String stored) {
        String added = "Nats-Stream: RIDE\r\nNats-Subject: ride.a.b\r\nNats-Sequence: 7\r\n"
                + "Nats-Time-Stamp: 2026-01-01T00:00:00Z\r\nNats-Num-Pending: 3\r\n";

        String arrived = guarded(message("_INBOX.1", stored + added + "\r\n", "body"), 7);

        assertThat(arrived).contains("\r\n" + added + "\r\nbody").contains("malformed-headers: ").doesNotContain("lie");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "NATS/1.0\r\nnocolon\r\n\r\n",
        "NATS/1.0\r\n: b\r\n\r\n",
        "NATS/1.0\r\nA b: c\r\n\r\n",
        "NATS/1.0\r\nA: \u00c3\u00a9\r\n\r\n",
        "NATS/1.0\r\n\u00c3\u00a9: b\r\n\r\n",
        "NATS/1.0\r\nA: b\nB: c\r\n\r\n",
        "NATS/1.0\r\nA: b\rc\r\n\r\n",
        "NATS/1.0\r\nA: b\r\n",
        "NATS/1.0\r\nA: b",
        "NATS/1.0\r\n\r\nA: b\r\n\r\n",
        "NATS/1.0\n\n",
        "NATS/1.0 abc def\r\n\r\n",
        "NATS/1.0 99999999999\r\n\r\n",
        "NATS/2.0\r\nA: b\r\n\r\n",
        "\r\n\r\n",
        "garbage",
        "x",
        ""
    })
    void headers_that_cannot_be_read_are_replaced_and_the_body_stays(String headers) {
        String arrived = guarded(message("a.b", headers, "body") + "PING\r\n", 7);

        assertThat(arrived)
                .startsWith("HMSG a.b 1 reply ")
                .contains("\r\nNATS/1.0\r\nmalformed-headers: ")
                .endsWith("\r\n\r\nbody\r\nPING\r\n");
        assertThat(guarded(arrived, 5)).isEqualTo(arrived);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        A: \u00e9 | header 'A' has byte 0xE9: values are printable ASCII, all else percent-encoded
        A b: c    | the name of header 'A b: c' has byte 0x20
        nocolon   | header 'nocolon' is not of the form name: value
        """)
    void the_replacement_names_the_header_at_fault(String line, String fault) {
        assertThat(guarded(message("a.b", "NATS/1.0\r\nok: 1\r\n" + line + "\r\n\r\n", ""), 1_000)).contains(fault);
    }

    @Test
    void a_stored_message_cannot_pose_as_a_status_of_the_server() {
        String sent = message("order.1", "NATS/1.0 503\r\n\r\n", "").replace("reply", "$JS.ACK.S.c.1.1.1.1.0");

        assertThat(guarded(sent, 1_000)).contains("malformed-headers: the version is followed by what is no status");
    }

    @Property(tries = 5_000)
    void jnats_can_read_all_that_passes(@ForAll @Size(max = 24) @ByteRange(min = 9, max = 127) byte[] line) {
        String headers = "NATS/1.0\r\n" + new String(line, ISO_8859_1) + "\r\n\r\n";
        byte[] block = headers.getBytes(ISO_8859_1);
        if (new HeaderBlock(block, 0, block.length).fault(false) == null) {
            assertThat(new IncomingHeadersProcessor(block).getSerializedLength()).isPositive();
        }
    }

    private static String message(String subject, String headers, String body) {
        return "HMSG %s 1 reply %d %d\r\n%s%s\r\n"
                .formatted(subject, headers.length(), headers.length() + body.length(), headers, body);
    }

    private static String guarded(String sent, int longest) {
        return guarded(sent, 0, longest);
    }

    /** What comes through when the network cuts what was sent into pieces of at most that length. */
    private static String guarded(String sent, long seed, int longest) {
        SplittableRandom cuts = new SplittableRandom(seed);
        ByteArrayInputStream bytes = new ByteArrayInputStream(sent.getBytes(ISO_8859_1));
        InboundGuard guard = new InboundGuard(
                (target, offset, length) -> bytes.read(target, offset, Math.min(length, 1 + cuts.nextInt(longest))));
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        byte[] piece = new byte[64];
        try {
            for (int count = guard.read(piece, 3, 50); count >= 0; count = guard.read(piece, 3, 50)) {
                arrived.write(piece, 3, count);
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return arrived.toString(ISO_8859_1);
    }
}
