package com.nebengjek.contracts.cli;

import com.nebengjek.events.catalogue.InvalidData;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * {@code infra/admin contracts}.
 *
 * <p>Ends with status 0 when all events keep their contracts, 1 when one does not or cannot be had, 2 when the words
 * could not be followed.
 */
public final class Contracts {

    private static final int FAILED = 1;
    private static final int BAD_ARGUMENTS = 2;
    private static final String HELP = """
            infra/admin contracts: what events are, and whether yours are accepted

              list                   all types of events
              show TYPE              the schema and an example of one, such as match.request.v1
              verify FILE…           checks the events in files: JSON, an array, JSON lines (.jsonl), an HTTP archive
                                     (.har), raw HTTP messages separated by ### (.http)
              verify --stream NAME   checks the events that a stream keeps

              --server URL           the NATS server; else NATS_URL, else nats://127.0.0.1:4222
              --output json|table    how the answer is written (table)""";

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    Contracts(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] words) throws InterruptedException {
        System.exit(new Contracts(System.getenv(), System.out, System.err).run(words));
    }

    int run(String... words) throws InterruptedException {
        List<String> said = Arrays.asList(words);
        if (said.isEmpty() || said.contains("--help")) {
            out.println(HELP);
            return said.isEmpty() ? BAD_ARGUMENTS : 0;
        }
        try {
            Words rest = Words.of(said.subList(1, said.size()), environment);
            return switch (said.getFirst()) {
                case "list" -> new Listing(rest, out).list();
                case "show" -> new Listing(rest, out).show();
                case "verify" -> new Verification(rest, out).run();
                default -> throw new IllegalArgumentException("'%s' is no command: there are list, show, verify.".formatted(said.getFirst()));
            };
        } catch (IllegalArgumentException bad) {
            err.println(bad.getMessage());
            return BAD_ARGUMENTS;
        } catch (InvalidData | IOException | JetStreamApiException failed) {
            err.println(failed.getMessage());
            return FAILED;
        }
    }
}
