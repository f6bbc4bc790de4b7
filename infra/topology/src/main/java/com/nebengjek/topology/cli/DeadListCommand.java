package com.nebengjek.topology.cli;

import com.nebengjek.topology.cli.Syntax.Option;
import com.nebengjek.topology.dead.DeadLetter;
import com.nebengjek.topology.dead.DeadLetterFilter;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** {@code dead list}: the oldest of them, and how many there are. */
final class DeadListCommand implements Command {

    private static final Option LIMIT = new Option("--limit", "N", "show no more than these (100)");
    private static final int SHOWN = 100;

    @Override
    public String name() {
        return "dead list";
    }

    @Override
    public String summary() {
        return "lists dead letters, oldest first";
    }

    @Override
    public Syntax syntax() {
        return DeadOptions.and(LIMIT);
    }

    private record Listed(long count, List<DeadLetter> deadLetters) {}

    @Override
    public Answer run(Arguments arguments, Session session)
            throws IOException, JetStreamApiException, InterruptedException {
        DeadLetterFilter filter = DeadOptions.filter(arguments);
        int limit = arguments.number(LIMIT, 1, 100_000).orElse(SHOWN);
        List<DeadLetter> shown = new ArrayList<>();
        AtomicLong count = new AtomicLong();
        DeadOptions.box(session).forEach(filter, letter -> {
            if (count.getAndIncrement() < limit) {
                shown.add(letter);
            }
        });
        return Answer.of(new Listed(count.get(), shown), text(shown, count.get()));
    }

    private static String text(List<DeadLetter> shown, long count) {
        if (shown.isEmpty()) {
            return DeadOptions.count(count);
        }
        Table table = new Table("SEQUENCE", "TIME", "CONSUMER", "SUBJECT", "TYPE", "DELIVERIES", "REASON");
        for (DeadLetter letter : shown) {
            table.row(
                    letter.sequence(),
                    letter.time(),
                    letter.consumer(),
                    letter.subject(),
                    letter.type(),
                    letter.deliveries(),
                    letter.reason());
        }
        String more = count > shown.size() ? ", of which %d are shown".formatted(shown.size()) : "";
        return table + "\n\n" + DeadOptions.count(count) + more;
    }
}
