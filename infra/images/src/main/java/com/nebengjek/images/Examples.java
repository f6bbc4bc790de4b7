package com.nebengjek.images;

import com.nebengjek.contracts.Samples;
import com.nebengjek.events.Events;
import com.nebengjek.events.LocationAggregate;
import com.nebengjek.events.MessageSend;
import com.nebengjek.events.MessageSendFresh;
import com.nebengjek.events.MessageSendRetry;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.jetstream.client.Outgoing;
import com.nebengjek.topology.ConsumerSpec;
import com.nebengjek.topology.SubjectPattern;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An example of everything that a consumer gets: golden events, and what clients of the earlier system publish. */
final class Examples {

    private static final String EARLIER_COMMANDS = "earlier-commands.json";

    private final Function<MessageSend, UUID> messages;
    private final Supplier<UUID> arrivedRides;

    /**
     * @param messages makes a message for an order to send one
     * @param arrivedRides makes a ride that has arrived, for the final reading of its meter
     */
    Examples(Function<MessageSend, UUID> messages, Supplier<UUID> arrivedRides) {
        this.messages = messages;
        this.arrivedRides = arrivedRides;
    }

    /** In the order of the catalogue. */
    List<Example> of(ConsumerSpec consumer) {
        return Stream.concat(typesOf(consumer).map(this::event), earlierCommands(consumer))
                .toList();
    }

    private static Stream<EventType<?>> typesOf(ConsumerSpec consumer) {
        return Events.catalogue().types().stream()
                .filter(type -> type.stream().equals(consumer.stream()))
                .filter(type -> takes(consumer, type.subjectPrefix() + ".>"))
                .map(type -> type);
    }

    private static boolean takes(ConsumerSpec consumer, String subjects) {
        return consumer.filters().stream()
                .anyMatch(filter -> SubjectPattern.of(filter).covers(SubjectPattern.of(subjects)));
    }

    private Example event(EventType<?> type) {
        Record golden = Samples.of(type.recordClass());
        return () -> outgoing(type, switch (golden) {
            case MessageSend order -> ofItsOwn(order);
            case LocationAggregate reading -> ofItsOwn(reading);
            default -> golden;
        });
    }

    /** A ride has one final reading, and is known and has arrived before it: until then it is tried again. */
    private LocationAggregate ofItsOwn(LocationAggregate last) {
        return new LocationAggregate(
                arrivedRides.get(),
                last.meterId(),
                last.odometer(),
                last.latitude(),
                last.longitude(),
                last.timestamp(),
                last.isFinal());
    }

    /** A message is sent once, so that every order needs another. */
    private Record ofItsOwn(MessageSend order) {
        UUID message = messages.apply(order);
        return switch (order) {
            case MessageSendFresh fresh ->
                new MessageSendFresh(message, fresh.channel(), fresh.attempt(), fresh.turn());
            case MessageSendRetry retry ->
                new MessageSendRetry(message, retry.channel(), retry.attempt(), retry.turn());
        };
    }

    private static Outgoing outgoing(EventType<?> type, Record data) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId(UUID.randomUUID().toString())
                .withSource(URI.create("/images"))
                .withType(type.type())
                .withSubject(type.aggregateOf(data))
                .withDataContentType("application/json")
                .withData(type.encode(data))
                .withExtension("partitionkey", type.partitionKeyOf(data))
                .build();
        return Outgoing.event(type.subjectOf(data), event);
    }

    private static Stream<Example> earlierCommands(ConsumerSpec consumer) {
        return commands().propertyStream()
                .filter(command -> takes(consumer, command.getKey()))
                .map(command -> {
                    Outgoing payload = Outgoing.to(command.getKey()).data(command.getValue().toString());
                    return () -> payload;
                });
    }

    private static JsonNode commands() {
        InputStream file = Objects.requireNonNull(Examples.class.getResourceAsStream(EARLIER_COMMANDS));
        return EventJson.mapper().readTree(file);
    }
}
