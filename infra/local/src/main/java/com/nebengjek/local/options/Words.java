package com.nebengjek.local.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** The words of a command line, as options with and without a value. */
record Words(Map<String, String> values) {

    private static final Set<String> FLAGS = Set.of("--no-city", "--messages", "--secure", "--keep", "--help");
    private static final Set<String> VALUED =
            Set.of("--drivers", "--passengers", "--for", "--speed", "--seed", "--port", "--report", "--record");

    static Words read(String... words) throws BadOption {
        Deque<String> left = new ArrayDeque<>(List.of(words));
        Map<String, String> values = new HashMap<>();
        while (!left.isEmpty()) {
            String option = nextOption(left);
            if (FLAGS.contains(option)) {
                values.put(option, "");
            } else if (VALUED.contains(option)) {
                values.put(option, valueOf(option, left));
            } else {
                throw new BadOption("unknown option \"%s\"; infra/run --help lists them".formatted(option));
            }
        }
        return new Words(Map.copyOf(values));
    }

    /** The next word; {@code --option=value} counts as two. */
    private static String nextOption(Deque<String> left) {
        String word = left.removeFirst();
        int equals = word.indexOf('=');
        if (!word.startsWith("--") || equals < 0) {
            return word;
        }
        left.addFirst(word.substring(equals + 1));
        return word.substring(0, equals);
    }

    private static String valueOf(String option, Deque<String> left) throws BadOption {
        if (left.isEmpty() || left.getFirst().startsWith("--")) {
            throw new BadOption(option + " needs a value");
        }
        return left.removeFirst();
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    OptionalLong integer(String option, long least, long most) throws BadOption {
        String value = values.get(option);
        if (value == null) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // said below, together with numbers out of range
        }
        throw BadOption.value(option, value, "a whole number from %d to %d".formatted(least, most));
    }

    OptionalDouble factor(String option, double least, double most) throws BadOption {
        String value = values.get(option);
        if (value == null) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // said below, together with numbers out of range
        }
        throw BadOption.value(option, value, "a number from %s to %s".formatted(least, most));
    }

    Optional<Duration> duration(String option) throws BadOption {
        String value = values.get(option);
        return value == null ? Optional.empty() : Optional.of(DurationText.parse(option, value));
    }

    Optional<Path> file(String option) throws BadOption {
        String value = values.get(option);
        if (value == null) {
            return Optional.empty();
        }
        Path file = Path.of(value).toAbsolutePath();
        if (value.isBlank() || Files.isDirectory(file)) {
            throw BadOption.value(option, value, "a file to write");
        }
        return Optional.of(file);
    }
}
