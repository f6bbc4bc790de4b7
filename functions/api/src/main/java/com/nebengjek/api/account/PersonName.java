package com.nebengjek.api.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a person wants to be called: 1 to 100 characters in one line. */
public record PersonName(@JsonValue String text) {

    private static final int LONGEST = 100;

    /** @throws IllegalArgumentException when it is empty or too long, or holds what nobody can see */
    @JsonCreator
    public static PersonName of(String written) {
        String text = written.strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST) {
            throw new IllegalArgumentException("must have 1 to " + LONGEST + " characters");
        }
        if (!text.codePoints().allMatch(PersonName::isVisible)) {
            throw new IllegalArgumentException("must be one line of visible characters");
        }
        return new PersonName(text);
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
