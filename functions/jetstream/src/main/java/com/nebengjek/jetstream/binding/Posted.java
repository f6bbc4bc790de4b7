package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.cloudevents.ReceivedEvent;

/** An event that came by HTTP, with what the function gets of it. */
record Posted(ReceivedEvent event, Object input, String key) implements Input {}
