package com.nebengjek.jetstream.binding;

import com.nebengjek.events.catalogue.Addressed;
import com.nebengjek.events.catalogue.Catalogue;
import com.nebengjek.jetstream.Caused;
import com.nebengjek.jetstream.Publication;
import java.lang.reflect.Type;
import java.util.List;
import org.springframework.messaging.Message;
import reactor.core.publisher.Flux;

/** What may come out of a function, by its signature; everything else is refused with a reason. */
final class Outputs {

    private Outputs() {}

    /** @throws IllegalArgumentException when the parts return nothing that can be published */
    static void check(List<Part> parts, boolean batch) {
        Signature first = parts.getFirst().each();
        if (batch && first != null && !first.is(Caused.class)) {
            throw new IllegalArgumentException(
                    "takes a batch and returns %s, which does not say which event of the batch it follows from: return Flux<Caused<%1$s>>"
                            .formatted(first));
        }
        if (!batch && first != null && first.is(Caused.class)) {
            throw new IllegalArgumentException(
                    "returns %s without taking a batch: return %s, its input is known".formatted(first, first.caused()));
        }
        Signature last = parts.getLast().each();
        if (last != null) {
            checkEvent(last.caused());
        }
    }

    /** A supplier publishes for as long as its process lives: only a {@code Flux} can be stopped and begun again. */
    static void checkSupplied(List<Part> parts) {
        Type supplied = parts.getFirst().output();
        if (supplied == null || !new Signature(supplied).is(Flux.class)) {
            throw new IllegalArgumentException("is a supplier that nobody asks twice: supply a Flux of events");
        }
        Signature last = parts.getLast().each();
        if (last == null) {
            throw new IllegalArgumentException("supplies nothing in the end: let its last part return an event");
        }
        if (!last.is(Publication.class)) {
            checkEvent(last);
        }
    }

    private static void checkEvent(Signature each) {
        if (each.is(Addressed.class)) {
            checkEvent(each.argument());
        } else if (each.is(Message.class)) {
            throw new IllegalArgumentException(
                    "returns %s, but headers are derived from the event: return %s".formatted(each, each.argument()));
        } else if (!each.isOpen()) {
            checkDeclared(each);
        }
    }

    private static void checkDeclared(Signature each) {
        try {
            Catalogue.of(each.raw());
        } catch (IllegalArgumentException noEvent) {
            throw new IllegalArgumentException("returns " + each + ", and " + noEvent.getMessage(), noEvent);
        }
    }
}
