package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.time.Instant;
import java.util.UUID;

/** A person has signed in. */
@Describe("A person has signed in")
@Event(subject = "user.signed-in.account.{user_id}", stream = "USER")
public record UserSignedIn(
        UUID userId,
        Role role,
        Instant at) {}
