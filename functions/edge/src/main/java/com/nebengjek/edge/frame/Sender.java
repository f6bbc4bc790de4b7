package com.nebengjek.edge.frame;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * Who sends a frame, under which id, and when it came.
 *
 * <p>Ids are derived from it, so that a frame sent again after a reconnect asks for the same thing and not for another.
 */
record Sender(Person person, String frameId, Instant now) {

    UUID id() {
        return person.id();
    }

    boolean isDriver() {
        return person.role() == Role.DRIVER;
    }

    /** The id of what this frame makes; the same for the same frame of the same person. */
    UUID derive(String what) {
        String name = person.id() + ":" + what + ":" + frameId;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
