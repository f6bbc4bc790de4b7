package com.nebengjek.edge.auth;

import com.nebengjek.events.Role;
import java.util.UUID;

/** Somebody whose token was good. */
public record Person(UUID id, Role role) {}
