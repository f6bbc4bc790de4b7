package com.nebengjek.api.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.api.ApiUnderTest;
import com.nebengjek.events.Role;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

@WithServers
class TokensIT {

    @TempDir
    private static Path directory;

    private static Path file;
    private static ECKey first;
    private static ApiUnderTest api;

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        file = directory.resolve("keys.json");
        first = key("first");
        write(first);
        api = new ApiUnderTest(servers, "--nebengjek.api.tokens.keys=" + file, "--nebengjek.api.tokens.reread=1h");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void a_token_can_be_checked_with_the_published_keys_and_they_hold_nothing_private() throws Exception {
        SignedJWT token = SignedJWT.parse(token());
        JWKSet published = JWKSet.parse(published());

        assertThat(published.getKeys()).noneMatch(key -> key.isPrivate());
        assertThat(token.verify(new ECDSAVerifier(
                        published.getKeyByKeyId(token.getHeader().getKeyID()).toECKey())))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("nebengjek");
    }

    @Test
    void a_token_of_another_key_or_of_none_is_refused() {
        String forged = "eyJhbGciOiJub25lIn0." + token().split("\\.")[1] + ".";

        assertThatThrownBy(() -> decode(forged)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void keys_are_rotated_while_both_are_published() throws Exception {
        String before = token();
        ECKey second = key("second");
        write(second, first);
        api.bean(SigningKeys.class).refresh();

        assertThat(SignedJWT.parse(token()).getHeader().getKeyID()).isEqualTo("second");
        assertThat(decode(before)).isNotNull();
        assertThat(JWKSet.parse(published()).getKeys()).hasSize(2);
    }

    @Test
    void a_file_that_is_broken_leaves_the_keys_as_they_are() throws Exception {
        Files.writeString(file, "{");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        api.bean(SigningKeys.class).refresh();

        assertThat(decode(token())).isNotNull();
    }

    private static Object decode(String token) {
        return api.bean(ReactiveJwtDecoder.class).decode(token).block();
    }

    private static String token() {
        return api.bean(AccessTokens.class).tokenOf(UUID.randomUUID(), Role.DRIVER, UUID.randomUUID());
    }

    private static String published() {
        return api.client
                .get()
                .uri("/.well-known/jwks.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static ECKey key(String name) throws Exception {
        return new ECKeyGenerator(Curve.P_256).keyID(name).generate();
    }

    private static void write(ECKey... keys) throws Exception {
        Files.writeString(file, new JWKSet(List.of(keys)).toString(false));
    }
}
