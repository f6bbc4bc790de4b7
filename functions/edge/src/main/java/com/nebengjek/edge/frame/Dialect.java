package com.nebengjek.edge.frame;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import org.jspecify.annotations.Nullable;

/** How what is said on a socket is written: the sub-protocol that its client chose. */
public interface Dialect {

    /** The sub-protocol's name in the handshake. */
    String name();

    /** @throws FrameRefused when the text cannot be read, naming the field */
    Letter open(String text);

    /** Something that the edge itself says. */
    byte[] write(Frame reply);

    /**
     * An event that is told.
     *
     * @param frame that tells it, with the id of what it answers if it is an answer
     */
    byte[] write(Frame frame, ReceivedEvent event);

    /** What a client has sent, of which the envelope could be read. */
    interface Letter {

        /** The client's own id of it. */
        @Nullable String id();

        /** @throws FrameRefused when it is not one that this person may send, naming the field and the rule */
        ClientRequest from(Person person);
    }
}
