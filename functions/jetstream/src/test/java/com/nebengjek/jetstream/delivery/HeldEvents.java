package com.nebengjek.jetstream.delivery;

import io.nats.client.impl.NatsMessage;

/** Events for tests that decide about order and never talk to a server. */
final class HeldEvents {

    private HeldEvents() {}

    record Event(Delivery delivery, String input, String key) implements Held {}

    static Event event(String key, String id) {
        NatsMessage message = new NatsMessage("test.event", null, new byte[0]);
        return new Event(new Delivery(message, new ConsumerName("TEST", "test"), ended -> {}), id, key);
    }
}
