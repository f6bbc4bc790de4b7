package com.nebengjek.api.signin;

import com.nebengjek.events.Role;
import java.util.UUID;

/**
 * What a device gets that is signed in.
 *
 * @param accessToken for {@code Authorization: Bearer …}
 * @param expiresIn seconds until the access token expires
 * @param refreshToken good for one {@code POST /auth/refresh}
 */
public record SignedIn(
        String accessToken, String tokenType, long expiresIn, RefreshToken refreshToken, UUID userId, Role role) {}
