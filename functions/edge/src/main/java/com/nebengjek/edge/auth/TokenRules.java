package com.nebengjek.edge.auth;

import com.nebengjek.edge.EdgeSettings;
import com.nebengjek.events.Role;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** What a token must say beside being signed: by whom, for whom, until when, who, and in which role. */
final class TokenRules {

    static final String ROLE = "role";

    private TokenRules() {}

    static OAuth2TokenValidator<Jwt> of(EdgeSettings.Token settings, Clock clock) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtIssuerValidator(settings.issuer()),
                new JwtAudienceValidator(settings.audience()),
                notExpired(settings, clock),
                new JwtClaimValidator<>(JwtClaimNames.SUB, TokenRules::isUuid),
                new JwtClaimValidator<>(ROLE, TokenRules::isRole));
    }

    private static JwtTimestampValidator notExpired(EdgeSettings.Token settings, Clock clock) {
        JwtTimestampValidator validator = new JwtTimestampValidator(settings.clockSkew());
        validator.setAllowEmptyExpiryClaim(false);
        validator.setClock(clock);
        return validator;
    }

    private static boolean isUuid(Object subject) {
        try {
            return subject instanceof String text && UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private static boolean isRole(Object claim) {
        return Arrays.stream(Role.values()).map(Role::name).anyMatch(name -> name.equals(claim));
    }
}
