package com.nebengjek.api.message;

import com.nebengjek.api.problem.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What holds for many fields. */
final class Rules {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private Rules() {}

    static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw Problem.field(HttpStatus.UNPROCESSABLE_CONTENT, field, rule);
        }
    }

    /** A line of text, if there is one. */
    static void line(String field, @Nullable String text, int longest) {
        require(
                text == null || !text.isBlank() && text.length() <= longest && text.chars().noneMatch(Character::isISOControl),
                field,
                "must be one line of 1 to %d characters".formatted(longest));
    }

    /** A name such as {@code sign-in-code}, if there is one. */
    static void name(String field, @Nullable String text) {
        require(
                text == null || NAME.matcher(text).matches(),
                field,
                "must be small letters, digits and hyphens, and begin with a letter");
    }
}
