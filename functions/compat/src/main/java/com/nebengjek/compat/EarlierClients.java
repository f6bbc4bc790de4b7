package com.nebengjek.compat;

import com.nebengjek.events.EarlierClientsOutput;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;

/** One command of an earlier client in, one event of the catalogue out. */
final class EarlierClients implements Function<Message<EarlierCommand>, Mono<EarlierClientsOutput>> {

    private final Translation translation;

    EarlierClients(Translation translation) {
        this.translation = translation;
    }

    @Override
    public Mono<EarlierClientsOutput> apply(Message<EarlierCommand> message) {
        return translation.translate(
                message.getPayload(), header(message, EventHeaders.ID), Instant.parse(header(message, EventHeaders.TIME)));
    }

    private static String header(Message<?> message, String name) {
        return Objects.requireNonNull(message.getHeaders().get(name, String.class), name);
    }
}
