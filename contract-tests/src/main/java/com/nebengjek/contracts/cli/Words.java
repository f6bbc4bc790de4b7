package com.nebengjek.contracts.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was said after a command's name.
 *
 * @param operands all that are no options
 * @param stream of {@code --stream}
 */
record Words(List<String> operands, @Nullable String stream, String server, boolean json) {

    /** @throws IllegalArgumentException for an option that is not known, or lacks its value */
    static Words of(List<String> words, Map<String, String> environment) {
        List<String> operands = new ArrayList<>();
        String stream = null;
        String server = environment.getOrDefault("NATS_URL", "nats://127.0.0.1:4222");
        boolean json = false;
        Deque<String> rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            String word = rest.removeFirst();
            switch (word) {
                case "--stream" -> stream = value(word, rest);
                case "--server" -> server = value(word, rest);
                case "--output" -> json = isJson(value(word, rest));
                default -> operands.add(operand(word));
            }
        }
        return new Words(operands, stream, server, json);
    }

    private static String operand(String word) {
        if (word.startsWith("--")) {
            throw new IllegalArgumentException(word + " is not known here: there are --stream, --server, --output, --help.");
        }
        return word;
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return Objects.requireNonNull(rest.pollFirst());
    }

    private static boolean isJson(String output) {
        if (!output.matches("json|table")) {
            throw new IllegalArgumentException("--output is '%s': write json or table.".formatted(output));
        }
        return output.equals("json");
    }
}
