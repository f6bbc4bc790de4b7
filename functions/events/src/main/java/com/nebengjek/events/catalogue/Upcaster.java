package com.nebengjek.events.catalogue;

import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the data of an event's earlier version into that of the next one, so that only the newest is known to functions.
 * Named by {@link Event#upcasts()} on the newest record; made by its constructor without parameters, and used by any number of
 * threads.
 */
public interface Upcaster {

    /** The CloudEvent type that it takes, such as {@code com.nebengjek.match.request.v1}. */
    String from();

    /**
     * The data as the next version has it.
     *
     * @param data as it came, not checked yet; may be changed and returned
     * @throws InvalidData when it lacks what the next version needs
     */
    ObjectNode upcast(ObjectNode data);
}
