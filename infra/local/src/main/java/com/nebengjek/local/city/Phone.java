package com.nebengjek.local.city;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A person's phone. What is said is sent until the edge has answered, over however many sockets that takes. */
interface Phone {

    /** What the edge says to a frame. */
    sealed interface Reply {

        /**
         * The event of the frame is published.
         *
         * @param event its id
         * @param request the id of the request that the frame has made, if it made one
         */
        record Published(String event, Optional<UUID> request) implements Reply {}

        /** The frame is wrong, or its sender must not send it. */
        record Wrong(String code, String message) implements Reply {}
    }

    /** Sends a frame and calls back with the edge's reply, on the timeline. */
    void say(Frame frame, Consumer<Reply> onReply);

    /** Sends where the person is. One that gets lost is not sent again: the next one is newer. */
    void report(Frame position);

    /** Sends where the person is, and calls back when the position is stored, on the timeline. */
    void report(Frame position, Runnable onStored);
}
