package com.nebengjek.events;

import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of messages, with variables: {@code Your code is {{code}}.} */
public record MessageTemplate(String text) {

    private static final Pattern VARIABLE = Pattern.compile("(?<!\\{)\\{\\{ *([a-z][a-z0-9_.]{0,62}) *}}");
    private static final String OPENING = "{{";
    private static final int SHOWN = 20;

    /** @throws IllegalArgumentException when there are two braces in it that do not enclose the name of a variable */
    public MessageTemplate {
        String rest = VARIABLE.matcher(text).replaceAll("");
        int wrong = rest.indexOf(OPENING);
        if (wrong >= 0) {
            throw new IllegalArgumentException("has '%s', which is no variable such as {{name}}"
                    .formatted(rest.substring(wrong, Math.min(rest.length(), wrong + SHOWN))));
        }
    }

    /** The names of its variables. */
    public SortedSet<String> variables() {
        return VARIABLE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The text with these values in place of its variables; what is in a value is never looked at again.
     *
     * @throws NullPointerException naming a variable that has no value
     */
    public String with(Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(found.group(1)), found.group(1))));
    }
}
