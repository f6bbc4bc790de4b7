package com.nebengjek.events;

import java.util.UUID;

/** The subjects on which edges listen for the people whose sockets they hold. */
public final class ClientSubjects {

    private ClientSubjects() {}

    /** Copies of events for one person, kept by stream {@code CLIENT}. */
    public static String client(UUID user) {
        return "client." + user;
    }

    /** Positions of the driver of a ride for its passenger, kept by no stream. */
    public static String live(UUID passenger, UUID ride) {
        return "live." + passenger + "." + ride;
    }
}
