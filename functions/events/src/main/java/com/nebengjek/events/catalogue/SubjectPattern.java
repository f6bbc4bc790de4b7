package com.nebengjek.events.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code service.action.entity.{id}} of one record. */
record SubjectPattern(
        String service, String action, String entity, String prefix, String idProperty, PropertyPath id) {

    private static final Pattern SHAPE =
            Pattern.compile("([a-z][a-z-]*)\\.([a-z][a-z-]*)\\.([a-z][a-z-]*)\\.\\{([a-z0-9_.]+)}");

    static SubjectPattern of(Class<?> type, String pattern) {
        Matcher matcher = SHAPE.matcher(pattern);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("@Event of %s: subject '%s' must look like service.action.entity.{id}"
                    .formatted(type.getSimpleName(), pattern));
        }
        String service = matcher.group(1);
        String action = matcher.group(2);
        String entity = matcher.group(3);
        String idProperty = matcher.group(4);
        return new SubjectPattern(
                service,
                action,
                entity,
                service + "." + action + "." + entity,
                idProperty,
                PropertyPath.of(type, idProperty));
    }

    String of(Object event) {
        return prefix + "." + idOf(event);
    }

    String idOf(Object event) {
        String value = id.read(event);
        if (value == null) {
            throw new InvalidData(idProperty, "is required: it is the last token of the subject");
        }
        return value;
    }
}
