package com.nebengjek.topology.cli;

import com.nebengjek.topology.dead.DeadLetter;
import com.nebengjek.topology.dead.DeadLetterBox.Opened;
import io.nats.client.JetStreamApiException;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code dead show SEQUENCE}: one of them with its event. */
final class DeadShowCommand implements Command {

    private static final String SEQUENCE = "SEQUENCE";

    @Override
    public String name() {
        return "dead show";
    }

    @Override
    public String summary() {
        return "shows a dead letter: why it died, and the event";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(List.of(SEQUENCE), List.of());
    }

    private record Shown(DeadLetter deadLetter, Map<String, List<String>> headers, String data) {}

    @Override
    public Answer run(Arguments arguments, Session session)
            throws IOException, JetStreamApiException, InterruptedException {
        long sequence = arguments.sequence(SEQUENCE);
        Opened opened = DeadOptions.box(session)
                .open(sequence)
                .orElseThrow(() -> new BadArguments(
                        "There is no dead letter %d: infra/admin dead list shows them.".formatted(sequence)));
        Shown shown = new Shown(
                opened.letter(),
                headers(opened.message().getHeaders()),
                text(opened.message().getData()));
        return Answer.of(shown, text(shown));
    }

    private static String text(Shown shown) {
        String headers = shown.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + String.join(", ", header.getValue()))
                .collect(Collectors.joining("\n"));
        return headers + "\n\n" + shown.data();
    }

    private static Map<String, List<String>> headers(@Nullable Headers headers) {
        Map<String, List<String>> sorted = new TreeMap<>();
        if (headers != null) {
            headers.forEach(sorted::put);
        }
        return sorted;
    }

    private static String text(byte @Nullable [] data) {
        return data == null ? "" : new String(data, StandardCharsets.UTF_8);
    }
}
