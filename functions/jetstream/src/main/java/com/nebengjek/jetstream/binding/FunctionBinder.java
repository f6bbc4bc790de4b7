package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.delivery.ConsumerName;
import com.nebengjek.jetstream.delivery.Deliveries;
import com.nebengjek.jetstream.delivery.Handling;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.tracing.EventTracing;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Gives each function the events of its consumers. */
record FunctionBinder(
        DefinedFunctions functions,
        JetStreamProperties properties,
        JetStreamEventPublisher publisher,
        EventTracing tracing,
        Clock clock) {

    /** Binds all functions and returns their names. */
    List<String> bindAll(Deliveries deliveries) {
        List<DefinedFunctions.Defined> defined = functions.all();
        defined.forEach(function -> bind(function, deliveries));
        return defined.stream().map(DefinedFunctions.Defined::name).toList();
    }

    private void bind(DefinedFunctions.Defined defined, Deliveries deliveries) {
        FunctionShape shape = defined.shape();
        FunctionProperties settings = properties.of(defined.name());
        Invocation invocation =
                new Invocation(defined.function(), shape.batch(), defined.reactive(), settings.timeout());
        EventHandling handling = new EventHandling(defined.name(), invocation, publisher, tracing);
        deliveries.consume(
                new Handling<>(
                        defined.name(),
                        shape.batch() ? Optional.of(settings.maxBatch()) : Optional.empty(),
                        new EventDecoder(shape, clock)::decode,
                        handling::handle),
                consumersOf(defined),
                settings.delivery());
    }

    private static List<ConsumerName> consumersOf(DefinedFunctions.Defined defined) {
        return defined.shape().streams().stream()
                .map(stream -> ConsumerName.of(defined.name(), stream))
                .toList();
    }
}
