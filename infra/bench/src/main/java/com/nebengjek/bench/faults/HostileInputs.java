package com.nebengjek.bench.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.bench.delivery.Metered;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.cloudevents.ContentEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Messages that no producer should send, the same ones for the same seed: random, truncated, mutated, oversized and
 * wrongly typed ones, in headers and bodies, in binary and structured mode, and good ones among them.
 */
final class HostileInputs {

    private static final String TYPE = EventType.of(Metered.class).type();
    private static final int LARGEST = 1_000_000;
    private static final int BOMB = 64 * 1024 * 1024;
    private static final byte[] PACKED_BOMB = ContentEncoding.pack(new byte[BOMB]);

    private static final List<String> WRONG_VALUES = List.of(
            "null", "true", "\"\"", "\"x\"", "[]", "{}", "-1", "1e999", "NaN", "-0.0", "1e-999", "[[[[1]]]]",
            "99999999999999999999999999", "\"\\u0000\"", "\"\\ud800\"", "\"" + "9".repeat(400) + "\"", "'1'", "01", "1.");

    private static final List<String> WRONG_LINES = List.of(
            "", "nocolon", ": empty", "a b: c", "ce-subject: \u00c3\u00a9", "ce-\u00c3\u00a9: x", "ce-id: 2", "CE-ID: 3",
            "ce-specversion: 0.3", "ce-type: ", "ce-subject: %", "ce-subject: %zz", "ce-subject: %ff%fe", "ce-time: yesterday",
            "ce-subject: \"open", "x: \u0001", "x: a\rb", "x: a\nb", "ce-traceparent: 00-zz", "ce-partitionkey: ",
            "Content-Type: application/cloudevents-batch+json", "Content-Type: application/cloudevents+avro",
            "Content-Type: \u00ff", "Content-Encoding: gzip", "replay-for: somebody-else", "replay-for: ",
            "malformed-headers: a lie", "dead-reason: a lie", "ce-datacontenttype: text/xml", "Nats-Unknown: x");

    /** Headers as they travel, from the version to the empty line; no bytes for a message without. */
    record Input(byte[] headers, byte[] body, boolean good) {}

    private final SplittableRandom random;
    private long number;

    HostileInputs(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One in ten is good. */
    Input next() {
        number++;
        if (number % 10 == 0) {
            return new Input(block(binary()), json(), true);
        }
        return switch (random.nextInt(14)) {
            case 0 -> bad(block(binary()), randomBytes(200));
            case 1 -> bad(block(binary()), truncated(json()));
            case 2 -> bad(block(binary()), mutated(json()));
            case 3 -> bad(block(binary()), wronglyTyped());
            case 4 -> bad(mutated(block(binary())), json());
            case 5 -> bad(truncated(block(binary())), json());
            case 6 -> bad(block(binary() + pick(WRONG_LINES) + "\r\n"), json());
            case 7 -> bad(withoutLine(binary()), json());
            case 8 -> bad(randomBytes(100), randomBytes(100));
            case 9 -> bad(new byte[0], json());
            case 10 -> bad(structured(), envelope());
            case 11 -> bad(structured(), random.nextBoolean() ? truncated(envelope()) : mutated(envelope()));
            case 12 -> bad(block("Content-Encoding: gzip\r\n" + binary()), packed());
            default -> rare();
        };
    }

    private Input rare() {
        return switch (random.nextInt(40)) {
            case 0 -> bad(block(binary()), new byte[LARGEST]);
            case 1 -> bad(block(binary()), padded(LARGEST));
            case 2 -> bad(block(binary() + "x: " + "y".repeat(LARGEST) + "\r\n"), json());
            case 3 -> bad(block("Content-Encoding: gzip\r\n" + binary()), PACKED_BOMB);
            case 4 -> bad(structured(), padded(LARGEST));
            case 5 -> bad(block(binary() + "x: " + "y".repeat(random.nextInt(64_000, 65_000)) + "\r\n"), truncated(json()));
            default -> bad(block(binary()), "[".repeat(random.nextInt(1, 20_000)).getBytes(UTF_8));
        };
    }

    private static Input bad(byte[] headers, byte[] body) {
        return new Input(headers, body, false);
    }

    private static byte[] block(String lines) {
        return ("NATS/1.0\r\n" + lines + "\r\n").getBytes(ISO_8859_1);
    }

    private static byte[] structured() {
        return block("Content-Type: application/cloudevents+json\r\n");
    }

    private String binary() {
        return "ce-specversion: 1.0\r\nce-id: %s\r\nce-source: /hostile\r\nce-type: %s\r\nce-partitionkey: %d\r\n"
                .formatted(new UUID(4, number), TYPE, number % 50);
    }

    private byte[] withoutLine(String lines) {
        List<String> all = lines.lines().toList();
        int left = random.nextInt(all.size());
        StringBuilder rest = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            if (i != left) {
                rest.append(all.get(i)).append("\r\n");
            }
        }
        return block(rest.toString());
    }

    private byte[] json() {
        return json("\"" + new UUID(9, number) + "\"", "12.5", "\"p\"").getBytes(UTF_8);
    }

    private static String json(String ride, String metres, String passenger) {
        return "{\"ride_id\":%s,\"metres\":%s,\"passenger\":%s}".formatted(ride, metres, passenger);
    }

    private byte[] wronglyTyped() {
        return json(pick(WRONG_VALUES), pick(WRONG_VALUES), pick(WRONG_VALUES)).getBytes(UTF_8);
    }

    private byte[] envelope() {
        UnaryOperator<String> sometimesWrong = right -> random.nextInt(4) == 0 ? pick(WRONG_VALUES) : right;
        return "{\"specversion\":%s,\"id\":\"%s\",\"source\":%s,\"type\":\"%s\",\"time\":%s,\"%s\":%s}"
                .formatted(
                        sometimesWrong.apply("\"1.0\""),
                        new UUID(4, number),
                        sometimesWrong.apply("\"/hostile\""),
                        TYPE,
                        sometimesWrong.apply("\"2026-01-01T00:00:00Z\""),
                        random.nextInt(4) == 0 ? "data_base64" : "data",
                        sometimesWrong.apply(new String(json(), UTF_8)))
                .getBytes(UTF_8);
    }

    private byte[] padded(int length) {
        return (" ".repeat(length) + new String(json(), UTF_8)).getBytes(UTF_8);
    }

    private byte[] packed() {
        byte[] packed = ContentEncoding.pack(json());
        return switch (random.nextInt(4)) {
            case 0 -> truncated(packed);
            case 1 -> mutated(packed);
            case 2 -> json();
            default -> packed;
        };
    }

    private byte[] randomBytes(int longest) {
        byte[] bytes = new byte[random.nextInt(1, longest)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] truncated(byte[] whole) {
        return Arrays.copyOf(whole, random.nextInt(whole.length));
    }

    private byte[] mutated(byte[] whole) {
        byte[] bytes = whole.clone();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
