package com.nebengjek.local.options;

import java.util.Optional;

/** The command line of {@code infra/run}. */
public final class CommandLine {

    public static final String USAGE = """
            infra/run: all of NebengJek on this machine, with a simulated city that uses it

              --drivers N       drivers on the road (20)
              --passengers N    passengers who ask for rides (20)
              --for DURATION    how long the city asks for rides: 30s, 5m, 1h30m (until Ctrl-C)
              --speed X         factor of all movement, 0.1 to 100 (1)
              --seed N          what all decisions of the city follow from (1)
              --port N          where the edge listens (8080; 0 for a free port)
              --no-city         servers, functions, edge and API only; prints the URLs and a sample token
              --messages        the message system only, and a receiver that fails 30 % of the requests (ERROR_RATE)
              --secure          TLS, and for each function a NATS user, a connection and a Postgres role of its own
              --report FILE     writes the report as JSON
              --record FILE     writes the events of people, rides and payments as JSON lines (gzip), to be replayed
              --keep            takes up the data of the last run and leaves its own behind
              --help            this text

            Ends with status 0 only when nothing was violated.
            """;

    private CommandLine() {}

    /**
     * The options that the words ask for; empty when they ask for help.
     *
     * @throws BadOption naming the first word that cannot be understood
     */
    public static Optional<Options> parse(String... words) throws BadOption {
        Words given = Words.read(words);
        if (given.has("--help")) {
            return Optional.empty();
        }
        return Optional.of(new Options(
                (int) given.integer("--drivers", 0, 10_000).orElse(20),
                (int) given.integer("--passengers", 0, 10_000).orElse(20),
                given.duration("--for"),
                given.factor("--speed", 0.1, 100).orElse(1),
                given.integer("--seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(1),
                (int) given.integer("--port", 0, 65_535).orElse(8080),
                !given.has("--no-city"),
                given.has("--messages"),
                given.has("--secure"),
                given.has("--keep"),
                given.file("--report"),
                given.file("--record")));
    }
}
