package com.nebengjek.api.message;

import com.nebengjek.api.problem.Problem;
import com.nebengjek.events.MessageTemplate;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;

/** What a message says. */
final class Rendering {

    private Rendering() {}

    /**
     * Its own text, or that of its template with its variables.
     *
     * @throws Problem 422 for a template or variable that is not known, and a variable without a value
     */
    static String contentOf(MessageWanted message, Map<String, MessageTemplate> templates) {
        if (message.template() == null) {
            return Objects.requireNonNull(message.content());
        }
        MessageTemplate template = templates.get(message.template());
        if (template == null) {
            throw refused("template", "is not known");
        }
        String content = template.with(values(message, template.variables()));
        MessageWanted.requireLength("variables", content);
        return content;
    }

    private static Map<String, String> values(MessageWanted message, SortedSet<String> variables) {
        Map<String, String> values = new TreeMap<>();
        Objects.requireNonNullElse(message.variables(), Map.<String, Object>of())
                .forEach((name, value) -> values.put(name, text(name, value)));
        for (String name : values.keySet()) {
            if (!variables.contains(name)) {
                throw refused("variables." + name, "is not in the template");
            }
        }
        for (String name : variables) {
            if (!values.containsKey(name)) {
                throw refused("variables." + name, "is in the template, and has no value");
            }
        }
        return values;
    }

    private static String text(String name, Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case null, default -> throw refused("variables." + name, "must be a text, a number, true or false");
        };
    }

    private static Problem refused(String field, String why) {
        return Problem.field(HttpStatus.UNPROCESSABLE_CONTENT, field, why);
    }
}
