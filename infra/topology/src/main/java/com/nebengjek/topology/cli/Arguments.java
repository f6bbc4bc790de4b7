package com.nebengjek.topology.cli;

import com.nebengjek.topology.cli.Syntax.Option;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words after a command's name, understood by its syntax. */
final class Arguments {

    private final Syntax syntax;
    private final List<String> operands = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();

    private Arguments(Syntax syntax) {
        this.syntax = syntax;
    }

    /** @throws BadArguments for a word that the syntax does not have, and for too few or too many operands */
    static Arguments parse(Syntax syntax, List<String> words) {
        Arguments arguments = new Arguments(syntax);
        Deque<String> rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            String word = rest.removeFirst();
            if (word.startsWith("--")) {
                arguments.option(word, rest);
            } else {
                arguments.operands.add(word);
            }
        }
        if (!arguments.flag(Syntax.HELP)) {
            arguments.checkOperands();
        }
        return arguments;
    }

    private void option(String word, Deque<String> rest) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Option option = syntax.option(name)
                .orElseThrow(() -> new BadArguments(
                        "%s is not known here: there are %s.".formatted(name, names(syntax.allOptions()))));
        if (options.containsKey(name)) {
            throw new BadArguments(name + " is given twice: give it once.");
        }
        options.put(name, equals < 0 ? separateValue(option, rest) : attachedValue(option, word.substring(equals + 1)));
    }

    private static String separateValue(Option option, Deque<String> rest) {
        if (!option.takesValue()) {
            return "";
        }
        if (rest.isEmpty() || rest.peekFirst().startsWith("--")) {
            throw new BadArguments("%s needs a value: write %s.".formatted(option.name(), option.usage()));
        }
        return rest.removeFirst();
    }

    private static String attachedValue(Option option, String value) {
        if (!option.takesValue()) {
            throw new BadArguments("%s takes no value, but was given '%s'.".formatted(option.name(), value));
        }
        return value;
    }

    private void checkOperands() {
        List<String> wanted = syntax.operands();
        if (operands.size() < wanted.size()) {
            throw new BadArguments(wanted.get(operands.size()) + " is missing.");
        }
        if (operands.size() > wanted.size()) {
            throw new BadArguments("'%s' is one word too many.".formatted(operands.get(wanted.size())));
        }
    }

    String operand(String name) {
        return operands.get(syntax.operands().indexOf(name));
    }

    boolean flag(Option option) {
        return options.containsKey(option.name());
    }

    Optional<String> text(Option option) {
        return Optional.ofNullable(options.get(option.name()));
    }

    /** @throws BadArguments when the value is not one of the choices */
    Optional<String> choice(Option option, List<String> choices) {
        return text(option).map(value -> {
            if (!choices.contains(value)) {
                throw new BadArguments(
                        "%s is '%s': write %s.".formatted(option.name(), value, String.join(" or ", choices)));
            }
            return value;
        });
    }

    /** @throws BadArguments when the value is no whole number in that range */
    Optional<Integer> number(Option option, int min, int max) {
        return text(option).map(value -> {
            if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < min || Integer.parseInt(value) > max) {
                throw new BadArguments(
                        "%s is '%s': write a whole number, %,d to %,d.".formatted(option.name(), value, min, max));
            }
            return Integer.valueOf(value);
        });
    }

    /** @throws BadArguments when the value is no time */
    Optional<Instant> time(Option option) {
        return text(option).map(value -> {
            try {
                return OffsetDateTime.parse(value).toInstant();
            } catch (DateTimeParseException noTime) {
                throw new BadArguments("%s is '%s': write a time with its offset, such as 2026-01-31T08:15:00Z."
                        .formatted(option.name(), value));
            }
        });
    }

    /** @throws BadArguments when the operand is no place in a stream */
    long sequence(String name) {
        return sequence(name, operand(name));
    }

    /** @throws BadArguments when the value is no place in a stream */
    Optional<Long> sequence(Option option) {
        return text(option).map(value -> sequence(option.name(), value));
    }

    private static long sequence(String name, String value) {
        if (!value.matches("[1-9]\\d{0,17}")) {
            throw new BadArguments("%s is '%s': write a whole number, 1 or more.".formatted(name, value));
        }
        return Long.parseLong(value);
    }

    private static String names(List<Option> options) {
        return options.stream().map(Option::name).collect(Collectors.joining(", "));
    }
}
