package com.nebengjek.message.compose;

import com.nebengjek.events.catalogue.PropertyPath;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A text with fields of an event in it: {@code Ride {{ride.ride_id}} is over}. */
record FieldText(List<Part> parts) {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    /** Words as they are, or a field. */
    record Part(String words, @Nullable PropertyPath field) {

        String of(Record event) {
            String value = field == null ? words : field.read(event);
            return value == null ? "" : value;
        }
    }

    /** @throws IllegalArgumentException for a variable that is no field of the event */
    static FieldText of(Class<? extends Record> event, String text) {
        List<Part> parts = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(text);
        int end = 0;
        while (variables.find()) {
            parts.add(new Part(text.substring(end, variables.start()), null));
            parts.add(new Part("", PropertyPath.of(event, variables.group(1))));
            end = variables.end();
        }
        parts.add(new Part(text.substring(end), null));
        return new FieldText(List.copyOf(parts));
    }

    String of(Record event) {
        return parts.stream().map(part -> part.of(event)).collect(Collectors.joining());
    }
}
