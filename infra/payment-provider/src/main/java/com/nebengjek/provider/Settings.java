package com.nebengjek.provider;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a simulation is set up.
 *
 * @param port on 127.0.0.1; 0 for a free one
 * @param callback where it calls when it has decided; null when nowhere
 * @param key that customers must know
 * @param secret that calls are signed with
 * @param seed what all that goes wrong follows from
 * @param reliable nothing goes wrong
 */
record Settings(int port, @Nullable URI callback, String key, String secret, long seed, boolean reliable) {

    static final String USAGE = """
            Usage: payment-provider [--port N] [--callback URL] [--seed N] [--reliable]
              --port N        where it listens on 127.0.0.1 (0: a free port, which it prints)
              --callback URL  where it calls when a charge is decided
              --seed N        what all that goes wrong follows from (1)
              --reliable      nothing goes wrong
            Environment: PAYMENT_PROVIDER_KEY, which customers send as a bearer token; PAYMENT_CALLBACK_SECRET, which calls
            are signed with.
            """;

    /** @throws IllegalArgumentException saying which word or variable is wrong */
    static Settings of(List<String> words, Map<String, String> environment) {
        int port = 0;
        URI callback = null;
        long seed = 1;
        boolean reliable = false;
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--port" -> port = (int) number(words, ++i, 65_535);
                case "--callback" -> callback = URI.create(value(words, ++i));
                case "--seed" -> seed = number(words, ++i, Long.MAX_VALUE);
                case "--reliable" -> reliable = true;
                default -> throw new IllegalArgumentException("unknown option " + words.get(i));
            }
        }
        return new Settings(
                port,
                callback,
                variable(environment, "PAYMENT_PROVIDER_KEY"),
                variable(environment, "PAYMENT_CALLBACK_SECRET"),
                seed,
                reliable);
    }

    private static String value(List<String> words, int i) {
        if (i >= words.size()) {
            throw new IllegalArgumentException(words.get(i - 1) + " needs a value");
        }
        return words.get(i);
    }

    private static long number(List<String> words, int i, long greatest) {
        String text = value(words, i);
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) > greatest) {
            throw new IllegalArgumentException("%s must be a number up to %d, not %s".formatted(words.get(i - 1), greatest, text));
        }
        return Long.parseLong(text);
    }

    private static String variable(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
