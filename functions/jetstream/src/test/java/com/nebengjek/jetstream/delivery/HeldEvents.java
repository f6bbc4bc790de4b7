package com.nebengjek.jetstream.delivery;

import io.nats.client.impl.NatsMessage;

/** Events for tests that decide about order and never talk to a server. */
final class HeldEvents {

    private HeldEvents() {}

    private static final Delivery.Place NOWHERE = new Delivery.Place() {

        @Override
        public void leave() {}

        @Override
        public void takeAgain() {}

        @Override
        public void ended(Delivery delivery) {}
    };

    record Event(Delivery delivery, String input, String key) implements Held {}

    static Event event(String key, String id) {
        NatsMessage message = new NatsMessage("test.event", "$JS.ACK.TEST.test.1.1.1.0.0", new byte[0]);
        return new Event(new Delivery(message, "test.event", new ConsumerName("TEST", "test"), NOWHERE), id, key);
    }
}
