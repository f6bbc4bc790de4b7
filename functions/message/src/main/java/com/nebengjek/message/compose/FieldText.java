package com.nebengjek.message.compose;

import com.nebengjek.events.MessageTemplate;
import com.nebengjek.events.catalogue.PropertyPath;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A text whose variables are fields of an event: {@code Ride {{ride.ride_id}} is over}. */
record FieldText(MessageTemplate template, Map<String, PropertyPath> fields) {

    /** @throws IllegalArgumentException for a variable that is no field of the event */
    static FieldText of(Class<? extends Record> event, String text) {
        MessageTemplate template = new MessageTemplate(text);
        return new FieldText(
                template,
                template.variables().stream()
                        .collect(Collectors.toMap(Function.identity(), variable -> PropertyPath.of(event, variable))));
    }

    /** What an event does not say is left out. */
    String of(Record event) {
        Map<String, String> values = new HashMap<>();
        fields.forEach((variable, field) -> values.put(variable, Objects.requireNonNullElse(field.read(event), "")));
        return template.with(values);
    }
}
