package com.nebengjek.edge.outbound;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.ToldToPerson;
import tools.jackson.databind.node.ObjectNode;

/** The frames in which the edge tells an event, as its code has them. */
public final class OutboundFrames {

    private OutboundFrames() {}

    public static String nameOf(ToldToPerson event, Person person) {
        return FrameNames.of(event, person);
    }

    public static ObjectNode dataOf(ToldToPerson event) {
        return FrameData.of(event, "7f0c7a0e-5f0b-4c1e-9a52-0d9a4f6f3b11");
    }
}
