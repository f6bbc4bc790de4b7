package com.nebengjek.api.security;

import com.nebengjek.events.Role;
import java.util.UUID;

/**
 * Who makes a request, by the access token: a controller that has this as a parameter is told.
 *
 * @param role as which the person is signed in
 */
public record Caller(UUID person, Role role) {}
