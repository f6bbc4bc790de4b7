package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.Program;
import com.nebengjek.jetstream.binding.DefinedFunctions.Defined;
import com.nebengjek.jetstream.binding.DefinedFunctions.Handler;
import com.nebengjek.jetstream.binding.DefinedFunctions.Running;
import com.nebengjek.jetstream.binding.DefinedFunctions.Source;
import com.nebengjek.jetstream.delivery.ConsumerName;
import com.nebengjek.jetstream.delivery.Deliveries;
import com.nebengjek.jetstream.delivery.Handling;
import com.nebengjek.jetstream.delivery.Told;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.tracing.EventTracing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives each function the events of its consumers, and each supplier a way out; starts each program. */
record FunctionBinder(
        DefinedFunctions functions,
        JetStreamProperties properties,
        JetStreamEventPublisher publisher,
        EventTracing tracing,
        Clock clock) {

    /** Functions that are bound, by their names, and the suppliers and programs among them. */
    record Bound(List<String> names, List<SupplierPublishing> suppliers, List<Program> programs) {

        static final Bound NOTHING = new Bound(List.of(), List.of(), List.of());
    }

    Bound bindAll(Deliveries deliveries) {
        List<Defined> defined = functions.all();
        List<SupplierPublishing> suppliers = new ArrayList<>();
        List<Program> programs = new ArrayList<>();
        for (Defined function : defined) {
            switch (function) {
                case Handler handler -> bind(handler, deliveries);
                case Source source -> suppliers.add(publish(source));
                case Running running -> programs.add(running.program());
            }
        }
        programs.forEach(Program::start);
        return new Bound(defined.stream().map(Defined::name).toList(), suppliers, programs);
    }

    private void bind(Handler handler, Deliveries deliveries) {
        FunctionShape shape = handler.shape();
        FunctionProperties settings = properties.of(handler.name());
        EventHandling handling = EventHandling.of(handler, settings, tracing);
        deliveries.consume(
                new Handling<>(
                        handler.name(),
                        shape.batch() ? Optional.of(settings.maxBatch()) : Optional.empty(),
                        new EventDecoder(shape, clock)::decode,
                        events -> handling.handle(events, publisher::send).thenRun(() -> acknowledge(events))),
                consumersOf(handler),
                settings.delivery(),
                (consumer, told) -> checkOrder(handler, consumer, told));
    }

    private static void acknowledge(List<Decoded> events) {
        events.forEach(event -> event.delivery().ack());
    }

    /** A stream divides its events by the id in their subject; order by anything else would end between processes. */
    private static void checkOrder(Handler handler, ConsumerName consumer, Told told) {
        if (told.partitions() == 0) {
            return;
        }
        handler.shape().inputs().types().stream()
                .filter(type -> type.stream().equals(consumer.stream()) && !type.isKeyedBySubject())
                .findFirst()
                .ifPresent(type -> {
                    throw new IllegalStateException(
                            ("Function '%s' is ordered, but %s is kept in order by another property than the id in its "
                                            + "subject, by which the stream %s is divided: take `key` out of its @Event, "
                                            + "or `ordered` out of the topology")
                                    .formatted(handler.name(), type.recordClass().getSimpleName(), consumer.stream()));
                });
    }

    private static List<ConsumerName> consumersOf(Handler handler) {
        return handler.shape().streams().stream()
                .map(stream -> ConsumerName.of(handler.name(), stream))
                .toList();
    }

    private SupplierPublishing publish(Source source) {
        return new SupplierPublishing(source.name(), source.supplier(), publisher, properties.of(source.name()));
    }
}
