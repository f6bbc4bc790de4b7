package com.nebengjek.images;

import com.nebengjek.jetstream.client.Outgoing;

/** One kind of event that a consumer gets. */
@FunctionalInterface
public interface Example {

    /** One more of it, which no stream takes for one that it has. */
    Outgoing next();
}
