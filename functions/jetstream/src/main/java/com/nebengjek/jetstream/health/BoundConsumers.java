package com.nebengjek.jetstream.health;

import java.util.List;

/** Knows which consumers this process pulls from. */
@FunctionalInterface
public interface BoundConsumers {

    /** Empty before the first pull, and for a program without functions. */
    List<BoundConsumer> boundConsumers();
}
