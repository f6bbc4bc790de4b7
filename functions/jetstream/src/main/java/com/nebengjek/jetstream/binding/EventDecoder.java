package com.nebengjek.jetstream.binding;

import com.nebengjek.events.catalogue.EventType;
import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import com.nebengjek.jetstream.delivery.Delivery;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.support.GenericMessage;

/** Turns an event into what the function takes: by its type, checked against its schema. */
final class EventDecoder {

    private final FunctionShape shape;
    private final Clock clock;

    EventDecoder(FunctionShape shape, Clock clock) {
        this.shape = shape;
        this.clock = clock;
    }

    /**
     * Decodes a delivery; empty when the function does not take events of this type.
     *
     * @throws InvalidData when it never can be decoded
     */
    Optional<Decoded> decode(Delivery delivery) {
        ReceivedEvent event = read(delivery);
        delivery.carries(event);
        Optional<EventType<?>> type = shape.inputs().find(event.type(), entityOf(delivery.subject()));
        return type.isPresent() ? Optional.of(decode(delivery, event, type.get())) : Optional.empty();
    }

    private ReceivedEvent read(Delivery delivery) {
        Optional<ReceivedEvent> bare = BareEvent.of(delivery, shape.inputs());
        return bare.isPresent() ? bare.get() : NatsEventReader.read(delivery.message());
    }

    /**
     * Decodes an event that no stream has handed out; empty when the function does not take events of this type.
     *
     * @throws InvalidData when it never can be decoded, and when several events share its type and its extension
     *     {@code entity} does not say which it is
     */
    Optional<Posted> decode(ReceivedEvent event) {
        String entity = event.attributes().get("entity");
        List<EventType<?>> ofType = shape.inputs().types().stream()
                .filter(type -> type.isOrWas(event.type()))
                .toList();
        if (ofType.size() > 1 && ofType.stream().noneMatch(type -> type.entity().equals(entity))) {
            String entities = ofType.stream().map(EventType::entity).collect(Collectors.joining(" or "));
            throw new InvalidData("entity", "is required for this type: " + entities);
        }
        return shape.inputs().find(event.type(), entity).map(type -> decode(event, type));
    }

    private Posted decode(ReceivedEvent event, EventType<?> type) {
        try {
            Object data = type.decode(event.type(), event.data(), clock);
            return new Posted(event, shape.message() ? new GenericMessage<>(data, headers(event)) : data, key(event, type, data));
        } catch (InvalidData fault) {
            throw fault.in("data");
        }
    }

    /** The types of events that it decodes. */
    Stream<String> types() {
        return shape.inputs().types().stream().map(EventType::type);
    }

    private Decoded decode(Delivery delivery, ReceivedEvent event, EventType<?> type) {
        Object data = type.decode(event.type(), event.data(), clock);
        Object input = shape.message() ? new GenericMessage<>(data, headers(delivery, event)) : data;
        return new Decoded(delivery, event, input, key(event, type, data));
    }

    private static String key(ReceivedEvent event, EventType<?> type, Object data) {
        return event.partitionKey() == null ? type.partitionKeyOf(data) : event.partitionKey();
    }

    private static Map<String, Object> headers(ReceivedEvent event) {
        Map<String, Object> headers = new HashMap<>();
        event.attributes().forEach((name, value) -> headers.put(EventHeaders.PREFIX + name, value));
        return headers;
    }

    private static Map<String, Object> headers(Delivery delivery, ReceivedEvent event) {
        Map<String, Object> headers = headers(event);
        headers.put("nats-subject", delivery.subject());
        headers.put("nats-stream", delivery.consumer().stream());
        headers.put("nats-sequence", delivery.sequence());
        return headers;
    }

    /** The third token. */
    private static @Nullable String entityOf(String subject) {
        int action = subject.indexOf('.') + 1;
        int entity = subject.indexOf('.', action) + 1;
        if (action == 0 || entity == 0) {
            return null;
        }
        int end = subject.indexOf('.', entity);
        return end < 0 ? subject.substring(entity) : subject.substring(entity, end);
    }
}
