package com.nebengjek.topology.migration;

import io.nats.client.api.MessageInfo;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place in an earlier stream that an event comes from.
 *
 * @see <a href="https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-36.md">ADR-36</a>, whose
 *     header names the stream and the sequence first
 */
record Origin(String stream, long sequence) {

    static final String MESSAGE_ID = "Nats-Msg-Id";

    private static final String SOURCE = "Nats-Stream-Source";
    private static final Pattern COPIED = Pattern.compile("([^ :]+)\\S* (\\d{1,18})\\b.*");
    private static final Pattern PUBLISHED = Pattern.compile("migrated:([^:]+):(\\d{1,18})");

    /** The origin of an event that a server copied, or that a migration published; none for every other one. */
    static Optional<Origin> of(MessageInfo event) {
        return ofCopy(event).or(() -> parse(PUBLISHED, header(event, MESSAGE_ID)));
    }

    /** The origin of an event that a server copied, in its order. */
    static Optional<Origin> ofCopy(MessageInfo event) {
        return parse(COPIED, header(event, SOURCE));
    }

    /** By which a stream recognises that it has the event already. */
    String messageId() {
        return "migrated:%s:%d".formatted(stream, sequence);
    }

    private static @Nullable String header(MessageInfo event, String name) {
        return event.getHeaders() == null ? null : event.getHeaders().getFirst(name);
    }

    private static Optional<Origin> parse(Pattern shape, @Nullable String text) {
        Matcher matcher = shape.matcher(text == null ? "" : text);
        return matcher.matches()
                ? Optional.of(new Origin(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }
}
