package com.nebengjek.edge.outbound;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.edge.frame.Frame;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;

/** The sockets of one person, as what comes for that person sees them. */
public interface Audience {

    Person person();

    /** An event that must not be lost. */
    void told(Delivery delivery);

    /** A position that a newer one of the same ride replaces. */
    void moved(String ride, Frame position, ReceivedEvent event);

    /** The position of an earlier update is stored. */
    void stored(String updateId, ReceivedEvent event);
}
