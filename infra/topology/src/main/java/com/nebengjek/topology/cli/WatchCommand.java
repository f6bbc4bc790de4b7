package com.nebengjek.topology.cli;

import com.nebengjek.topology.cli.Syntax.Option;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code watch SUBJECT}: shows what is published, while it is published. */
final class WatchCommand implements Command {

    private static final String SUBJECT = "SUBJECT";
    private static final Option COUNT = new Option("--count", "N", "end after so many (when interrupted)");
    private static final Duration GLANCE = Duration.ofMillis(500);

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public String summary() {
        return "shows what is published on a subject, until interrupted";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(List.of(SUBJECT), List.of(COUNT));
    }

    private record Seen(String subject, Map<String, List<String>> headers, String data) {

        static Seen of(Message message) {
            Map<String, List<String>> headers = new TreeMap<>();
            if (message.hasHeaders()) {
                message.getHeaders().forEach(headers::put);
            }
            return new Seen(message.getSubject(), headers, new String(message.getData(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public Answer run(Arguments arguments, Session session) throws IOException, InterruptedException {
        String subject = StreamOptions.subject(SUBJECT, arguments.operand(SUBJECT));
        int count = arguments.number(COUNT, 1, 1_000_000).orElse(Integer.MAX_VALUE);
        Connection connection = session.connection();
        Subscription subscription = connection.subscribe(subject);
        int seen = 0;
        while (seen < count) {
            if (connection.getStatus() != Connection.Status.CONNECTED) {
                throw new IOException("the connection to the server is lost, after " + StreamOptions.events(seen));
            }
            Message message = subscription.nextMessage(GLANCE);
            if (message != null) {
                show(Seen.of(message), session.console());
                seen++;
            }
        }
        return Answer.of(Map.of("count", seen), StreamOptions.events(seen));
    }

    private static void show(Seen seen, Console console) {
        console.line(seen, "%s  %s".formatted(seen.subject(), seen.data()));
    }
}
