package com.nebengjek.events;

import com.nebengjek.events.catalogue.Describe;
import com.nebengjek.events.catalogue.Event;
import java.util.UUID;

/** Somebody has lost track, and asks what is open. */
@Describe("Somebody has lost track, and asks what is open")
@Event(subject = "user.state-asked.person.{user_id}", stream = "USER")
public record StateAsked(@Describe("The person who asks") UUID userId) {}
