package com.nebengjek.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The options that a measurement was given, each with its value. */
public record Arguments(Map<String, String> values) {

    /** @throws BadArguments when a word is no option of these, or an option has no value */
    static Arguments parse(List<Option> options, List<String> words) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i);
            if (options.stream().noneMatch(option -> option.name().equals(name))) {
                throw new BadArguments("'%s' is no option: there are %s."
                        .formatted(name, options.stream().map(Option::name).collect(Collectors.joining(", "))));
            }
            if (i + 1 == words.size()) {
                throw new BadArguments(name + " needs a value.");
            }
            values.put(name, words.get(i + 1));
        }
        return new Arguments(Map.copyOf(values));
    }

    public Optional<String> text(Option option) {
        return Optional.ofNullable(values.get(option.name()));
    }

    /** @throws BadArguments when the value is no whole number of at least 1 */
    public int count(Option option, int otherwise) {
        return text(option).map(value -> count(option, value)).orElse(otherwise);
    }

    /** @throws BadArguments when the values, with commas between them, are not whole numbers of at least 1 */
    public List<Integer> counts(Option option, List<Integer> otherwise) {
        return text(option)
                .map(values -> Arrays.stream(values.split(",", -1)).map(value -> count(option, value)).toList())
                .orElse(otherwise);
    }

    private static int count(Option option, String value) {
        if (!value.matches("[1-9]\\d{0,8}")) {
            throw new BadArguments("%s must be a whole number of at least 1 (was '%s').".formatted(option.name(), value));
        }
        return Integer.parseInt(value);
    }
}
