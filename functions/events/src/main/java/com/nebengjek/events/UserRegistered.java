package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.time.Instant;
import java.util.UUID;

/** A person has an account. */
@Describe("A person has an account")
@Event(subject = "user.registered.account.{user_id}", stream = "USER")
public record UserRegistered(
        UUID userId,
        Role role,
        Instant at)
        implements MessageComposeInput {}
