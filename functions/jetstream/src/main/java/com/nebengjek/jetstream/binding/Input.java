package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.cloudevents.ReceivedEvent;

/** An event on its way through a function. */
sealed interface Input permits Decoded, Posted {

    ReceivedEvent event();

    /** What the function gets of it. */
    Object input();

    /** Its partition key. */
    String key();
}
