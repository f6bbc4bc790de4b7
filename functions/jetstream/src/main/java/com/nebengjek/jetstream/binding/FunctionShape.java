package com.nebengjek.jetstream.binding;

import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.events.catalogue.EventType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import org.springframework.messaging.Message;

/**
 * What a function takes and how it answers, read from its signature.
 *
 * @param inputs the events it takes
 * @param batch whether it takes a list of them
 * @param message whether it takes each in a {@link Message}, with headers
 * @param reactive whether it answers with a {@code Mono} or {@code Flux}
 */
record FunctionShape(Catalogue inputs, boolean batch, boolean message, boolean reactive) {

    /** @throws IllegalArgumentException with a reason when no event can be handled by such a function */
    static FunctionShape of(Composition composition) {
        List<Part> parts = composition.parts();
        Signature taken = new Signature(Objects.requireNonNull(parts.getFirst().input()));
        boolean batch = taken.is(List.class);
        if (batch) {
            taken = taken.argument();
        }
        boolean message = taken.is(Message.class);
        if (message) {
            taken = taken.argument();
        }
        if (taken.isA(Publisher.class)) {
            throw new IllegalArgumentException(
                    "takes the whole stream, in which no single event could be retried or acknowledged: take %s, or List<%1$s>"
                            .formatted(taken.argument()));
        }
        Catalogue inputs = catalogueOf(taken);
        Outputs.check(parts, batch);
        return new FunctionShape(inputs, batch, message, composition.isReactive());
    }

    private static Catalogue catalogueOf(Signature taken) {
        try {
            return Catalogue.of(taken.raw());
        } catch (IllegalArgumentException noEvent) {
            throw new IllegalArgumentException("takes " + taken + ", and " + noEvent.getMessage(), noEvent);
        }
    }

    /** The streams of what it takes: it has a durable consumer on each. */
    Set<String> streams() {
        return inputs.types().stream().map(EventType::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@code matchPropose} is {@code match-propose}, and {@code price|bill} is {@code price-bill}. */
    static String nameOf(String definition) {
        return definition
                .replaceAll("\\s", "")
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("[|,]", "-")
                .toLowerCase(Locale.ROOT);
    }
}
