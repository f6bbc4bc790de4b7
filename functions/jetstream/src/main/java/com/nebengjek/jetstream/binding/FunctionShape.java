package com.nebengjek.jetstream.binding;

import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.messaging.Message;

/**
 * What a function takes, read from its signature.
 *
 * @param inputs the events it takes
 * @param batch whether it takes a list of them
 * @param message whether it takes each in a {@link Message}, with headers
 */
record FunctionShape(Catalogue inputs, boolean batch, boolean message) {

    static FunctionShape of(Type input) {
        Type type = input;
        boolean batch = raw(type) == List.class;
        if (batch) {
            type = argument(type);
        }
        boolean message = raw(type) == Message.class;
        if (message) {
            type = argument(type);
        }
        return new FunctionShape(Catalogue.of(raw(type)), batch, message);
    }

    /** The streams of what it takes: it has a durable consumer on each. */
    Set<String> streams() {
        return inputs.types().stream().map(EventType::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@code matchPropose} is {@code match-propose}. */
    static String nameOf(String definition) {
        return definition
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("[|,]", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static Type argument(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getActualTypeArguments()[0];
        }
        throw new IllegalArgumentException(type + " does not say of what: give it a type argument");
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType parameterized -> raw(parameterized.getRawType());
            case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
            default -> throw new IllegalArgumentException("a function cannot take " + type);
        };
    }
}
