package com.nebengjek.match;

import com.nebengjek.jetstream.cloudevents.EventHeaders;
import java.util.Objects;
import org.springframework.messaging.Message;

/** The CloudEvent id of a consumed event. */
final class EventId {

    private EventId() {}

    static String of(Message<?> message) {
        return Objects.requireNonNull(message.getHeaders().get(EventHeaders.ID, String.class), EventHeaders.ID);
    }
}
