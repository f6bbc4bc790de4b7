package com.nebengjek.receiver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver behaves.
 *
 * @param port on 127.0.0.1; 0 for a free one
 * @param scripts at most one a path
 * @param eachMessage whether every message goes through the script by itself
 * @param errorRate the share of requests that are answered 500, 0 to 1
 * @param delay before every answer
 * @param secrets what signatures are checked with; none: they are not
 * @param seed what the errors follow from
 * @param report where the report goes as JSON
 */
record Settings(
        int port,
        List<Script> scripts,
        boolean eachMessage,
        double errorRate,
        Duration delay,
        List<Secret> secrets,
        long seed,
        boolean quiet,
        @Nullable Path report) {

    static final String USAGE = """
            infra/receive: takes messages by HTTP, answers by script, and reports at its end (Ctrl-C) what it got

              --port N          where it listens on 127.0.0.1 (9090; 0 for a free port)
              --script SCRIPT   the answers, one after the other; the last one is for all that follow ("202").
                                "500x3 200": three failures, then success. "/sms 503 200": for one path; may be repeated
              --each-message    every message goes through the script by itself, not all of them together
              --error-rate X    this share of the requests, 0 to 1, is answered 500 (the variable ERROR_RATE, or 0)
              --delay DURATION  before every answer: 10ms, 2s
              --secret SECRET   checks the signatures of Standard Webhooks and answers 401 to bad ones: whsec_… or, for
                                the public key of an asymmetric pair, whpk_…; may be repeated
              --seed N          what the errors follow from (1)
              --quiet           shows no request, only the report
              --report FILE     writes the report as JSON, too
              --help            this text

            An answer is a status, or hang (never an answer), reset (of the connection) or stall (half a body, then nothing);
            x and a number repeat it; further words follow after commas:
              delay=2s  retry-after=5s  retry-at=5s (as a date)  body=64k (an answer of this size)  location=URL
            GET /report answers what was counted so far.
            """;

    /**
     * @param defaultPort where it listens when the words do not say it
     * @throws IllegalArgumentException saying which word or variable is wrong
     */
    static Settings of(List<String> words, Map<String, String> environment, int defaultPort) {
        int port = defaultPort;
        List<Script> scripts = new ArrayList<>();
        boolean eachMessage = false;
        double errorRate = share("ERROR_RATE", environment.getOrDefault("ERROR_RATE", "0"));
        Duration delay = Duration.ZERO;
        List<Secret> secrets = new ArrayList<>();
        long seed = 1;
        boolean quiet = false;
        Path report = null;
        for (int i = 0; i < words.size(); i++) {
            String option = words.get(i);
            switch (option) {
                case "--port" -> port = (int) number(option, value(words, ++i), 65_535);
                case "--script" -> scripts.add(script(value(words, ++i)));
                case "--each-message" -> eachMessage = true;
                case "--error-rate" -> errorRate = share(option, value(words, ++i));
                case "--delay" -> delay = duration(value(words, ++i));
                case "--secret" -> secrets.add(Secret.parse(value(words, ++i)));
                case "--seed" -> seed = number(option, value(words, ++i), Long.MAX_VALUE);
                case "--quiet" -> quiet = true;
                case "--report" -> report = Path.of(value(words, ++i));
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        return new Settings(
                port, List.copyOf(scripts), eachMessage, errorRate, delay, List.copyOf(secrets), seed, quiet, report);
    }

    private static String value(List<String> words, int i) {
        if (i >= words.size() || words.get(i).startsWith("--")) {
            throw new IllegalArgumentException(words.get(i - 1) + " needs a value");
        }
        return words.get(i);
    }

    private static Script script(String text) {
        try {
            return Script.parse(text);
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException("--script: " + bad.getMessage(), bad);
        }
    }

    private static Duration duration(String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException("--delay " + bad.getMessage(), bad);
        }
    }

    private static long number(String option, String text, long greatest) {
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) > greatest) {
            throw new IllegalArgumentException("%s must be a number up to %d, not %s".formatted(option, greatest, text));
        }
        return Long.parseLong(text);
    }

    private static double share(String name, String text) {
        if (!text.matches("0|1|0?\\.[0-9]{1,9}|[01]\\.0+")) {
            throw new IllegalArgumentException("%s must be a share from 0 to 1, such as 0.3, not %s".formatted(name, text));
        }
        return Double.parseDouble(text);
    }
}
