package com.nebengjek.jetstream.test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Before a NATS server: understands as much of its protocol as it takes to tell deliveries, publishes and
 * acknowledgements. Until {@link #admit}, the process asks in vain for events.
 *
 * @see <a href="https://docs.nats.io/reference/reference-protocols/nats-protocol">NATS client protocol</a>
 */
final class NatsRelay extends Relay {

    private static final String PULL = "$JS.API.CONSUMER.MSG.NEXT.";
    private static final String ACK = "$JS.ACK.";
    private static final String INBOX = "_INBOX.";
    private static final String IN_PROGRESS = "+WPI";
    private static final byte[] LINE_END = "\r\n".getBytes(US_ASCII);

    private final Fate fate;
    private final List<Held> held = new ArrayList<>();
    private boolean admitted;

    NatsRelay(Address server, Fate fate) throws IOException {
        super(server);
        this.fate = fate;
    }

    /** A request for events that has not got through yet. */
    private record Held(Frame frame, OutputStream server) {}

    /**
     * A line of the protocol, with the payload of a message.
     *
     * @param subject of a message, else empty
     * @param reply of a message that has one, else empty
     * @param payload with headers, and without the end of its line
     */
    private record Frame(String line, String subject, String reply, byte[] payload) {

        boolean isMessage() {
            return !subject.isEmpty();
        }
    }

    /** Lets the process have events. */
    void admit() throws IOException {
        synchronized (held) {
            admitted = true;
            for (Held each : held) {
                write(each.frame(), each.server());
                each.server().flush();
            }
        }
    }

    @Override
    boolean request(InputStream process, OutputStream server) throws IOException {
        Frame frame = read(process);
        if (frame == null) {
            return false;
        }
        synchronized (held) {
            if (!admitted && frame.subject().contains(PULL)) {
                held.add(new Held(frame, server));
            } else {
                relay(frame, requestPasses(frame), process, server);
            }
        }
        return true;
    }

    @Override
    boolean response(InputStream server, OutputStream process) throws IOException {
        Frame frame = read(server);
        if (frame == null) {
            return false;
        }
        relay(frame, responsePasses(frame), server, process);
        return true;
    }

    private boolean requestPasses(Frame frame) {
        if (frame.subject().startsWith(ACK)) {
            boolean stillAtWork = new String(frame.payload(), UTF_8).startsWith(IN_PROGRESS);
            return stillAtWork ? fate.anythingElse() : fate.ack(frame.subject());
        }
        boolean event = frame.isMessage() && !frame.subject().startsWith("$") && !frame.subject().startsWith(INBOX);
        return event ? fate.publish(frame.reply()) : fate.anythingElse();
    }

    private boolean responsePasses(Frame frame) {
        if (frame.reply().startsWith(ACK)) {
            return fate.delivery(frame.reply());
        }
        return frame.isMessage() ? fate.reply(frame.subject()) : fate.anythingElse();
    }

    private static void relay(Frame frame, boolean passes, InputStream from, OutputStream to) throws IOException {
        if (passes) {
            write(frame, to);
        }
        if (from.available() == 0) {
            to.flush();
        }
    }

    private static void write(Frame frame, OutputStream to) throws IOException {
        to.write(frame.line().getBytes(UTF_8));
        to.write(LINE_END);
        if (frame.isMessage()) {
            to.write(frame.payload());
            to.write(LINE_END);
        }
    }

    private static @Nullable Frame read(InputStream from) throws IOException {
        String line = line(from);
        if (line == null) {
            return null;
        }
        String[] words = line.split("\\s+");
        return switch (words[0]) {
            // subject [reply] size
            case "PUB" -> message(line, words, words.length == 4, 2, from);
            // subject [reply] size-of-headers size
            case "HPUB" -> message(line, words, words.length == 5, 2, from);
            // subject subscription [reply] size
            case "MSG" -> message(line, words, words.length == 5, 3, from);
            // subject subscription [reply] size-of-headers size
            case "HMSG" -> message(line, words, words.length == 6, 3, from);
            default -> new Frame(line, "", "", new byte[0]);
        };
    }

    private static Frame message(String line, String[] words, boolean hasReply, int reply, InputStream from)
            throws IOException {
        byte[] payload = from.readNBytes(Integer.parseInt(words[words.length - 1]));
        from.skipNBytes(LINE_END.length);
        return new Frame(line, words[1], hasReply ? words[reply] : "", payload);
    }

    private static @Nullable String line(InputStream from) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = from.read(); next >= 0; next = from.read()) {
            if (next == '\n') {
                return line.toString(UTF_8).stripTrailing();
            }
            line.write(next);
        }
        return null;
    }
}
