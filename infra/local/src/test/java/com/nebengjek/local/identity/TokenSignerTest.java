package com.nebengjek.local.identity;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.events.Role;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenSignerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID PERSON = new UUID(0, 1);

    private final TokenSigner signer = TokenSigner.create(Clock.fixed(NOW, ZoneOffset.UTC));
    private Path file;
    private JWK published;

    @BeforeEach
    void theKeysArePublished(@TempDir Path folder) throws Exception {
        file = folder.resolve("jwks.json");
        signer.writeJwkSet(file);
        published = JWKSet.load(file.toFile()).getKeys().getFirst();
    }

    @Test
    void a_token_says_who_somebody_is_and_for_how_long() throws Exception {
        SignedJWT token = SignedJWT.parse(signer.tokenFor(PERSON, Role.DRIVER, Duration.ofMinutes(15)));

        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(token.verify(new ECDSAVerifier(published.toECKey()))).isTrue();
        assertThat(claims.getSubject()).isEqualTo(PERSON.toString());
        assertThat(claims.getStringClaim("role")).isEqualTo("DRIVER");
        assertThat(claims.getIssuer()).isEqualTo("nebengjek");
        assertThat(claims.getAudience()).containsExactly("nebengjek");
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void the_keys_are_for_nobody_else_of_this_machine() throws Exception {
        assertThat(Files.getPosixFilePermissions(file)).containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    }

    @Test
    void a_token_of_another_run_is_not_good() throws Exception {
        TokenSigner another = TokenSigner.create(Clock.systemUTC());

        SignedJWT token = SignedJWT.parse(another.tokenFor(PERSON, Role.DRIVER, Duration.ofMinutes(15)));

        assertThat(token.verify(new ECDSAVerifier(published.toECKey()))).isFalse();
    }
}
