package com.nebengjek.api.token;

import com.nebengjek.api.ApiSettings;
import com.nebengjek.events.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/** Signs access tokens: ES256, with issuer, audience, person, role, session and expiry. */
public final class AccessTokens {

    /** Claim with the {@link Role} a person is signed in as. */
    public static final String ROLE = "role";

    /** Claim with the session the token belongs to. */
    public static final String SESSION = "sid";

    private final JwtEncoder encoder;
    private final ApiSettings.Tokens settings;
    private final Clock clock;

    AccessTokens(JwtEncoder encoder, ApiSettings.Tokens settings, Clock clock) {
        this.encoder = encoder;
        this.settings = settings;
        this.clock = clock;
    }

    public String tokenOf(UUID person, Role role, UUID session) {
        Instant now = clock.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(settings.issuer())
                .audience(List.of(settings.audience()))
                .subject(person.toString())
                .claim(ROLE, role.name())
                .claim(SESSION, session.toString())
                .issuedAt(now)
                .expiresAt(now.plus(settings.access()))
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
