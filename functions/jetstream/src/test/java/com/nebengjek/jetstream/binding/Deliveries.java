package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.binding.Delivery.Decoded;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import io.nats.client.impl.NatsMessage;
import java.util.Map;

/** Events for tests that decide about order and never talk to a server. */
final class Deliveries {

    private Deliveries() {}

    static Decoded event(String key, String id) {
        NatsMessage message = new NatsMessage("test.event", null, new byte[0]);
        Delivery delivery = new Delivery(message, new ConsumerName("TEST", "test"), ended -> {});
        return new Decoded(delivery, new ReceivedEvent(Map.of("id", id), new byte[0]), id, key);
    }
}
