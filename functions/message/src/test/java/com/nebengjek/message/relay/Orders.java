package com.nebengjek.message.relay;

import com.nebengjek.events.Events;
import com.nebengjek.events.MessageSend;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamState;
import io.nats.client.impl.NatsMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The orders to send that are in the stream. */
record Orders(Connection nats) {

    private static final String STREAM = "MESSAGE";

    List<MessageSend> all() throws Exception {
        JetStreamManagement server = nats.jetStreamManagement();
        StreamState state = server.getStreamInfo(STREAM).getStreamState();
        List<MessageSend> orders = new ArrayList<>();
        for (long sequence : LongStream.rangeClosed(state.getFirstSequence(), state.getLastSequence()).toArray()) {
            orders.add(read(server.getMessage(STREAM, sequence)));
        }
        return orders;
    }

    void clear() throws Exception {
        nats.jetStreamManagement().purgeStream(STREAM);
    }

    private static MessageSend read(MessageInfo stored) {
        var event = NatsEventReader.read(NatsMessage.builder()
                .subject(stored.getSubject())
                .headers(stored.getHeaders())
                .data(stored.getData())
                .build());
        return (MessageSend) Events.catalogue()
                .ofSubject(stored.getSubject())
                .orElseThrow()
                .decode(event.data(), Clock.systemUTC());
    }
}
