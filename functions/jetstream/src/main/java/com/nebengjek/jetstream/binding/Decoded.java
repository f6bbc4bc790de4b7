package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import com.nebengjek.jetstream.delivery.Delivery;
import com.nebengjek.jetstream.delivery.Held;

/** A delivery whose event was read, with what the function gets of it. */
record Decoded(Delivery delivery, ReceivedEvent event, Object input, String key) implements Held, Input {}
